import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Shard, ShardIssue } from "../../../../src/publish/search/data.ts";
import { fold } from "../../../../src/publish/search/fold.ts";
import { initialsTable } from "../../../../src/publish/search/initials.ts";
import { parseQuery } from "../../../../src/publish/search/query.ts";
import { identityOf, indexShard, search, type Filters } from "../../../../src/publish/search/search.ts";
import { charactersByInitial } from "../../../../src/publish/search/tables/initials.ts";

const series = [
  { id: "anquan", title: "港口安全工作简报" },
  { id: "dangjian", title: "机关党建工作动态" },
];
const initials = initialsTable(charactersByInitial);

function issue(number: number, own: Partial<ShardIssue> = {}): ShardIssue {
  return {
    path: `anquan/2024/${String(number).padStart(2, "0")}/`,
    series: 0,
    title: "无题",
    number: `第${number}期`,
    date: `2024-01-${String(number).padStart(2, "0")}`,
    tags: [],
    text: [],
    ...own,
  };
}

function found(issues: readonly ShardIssue[], query: string, filters: Filters = {}): string[] {
  const shard: Shard = { year: 2024, issues };
  return search(indexShard(shard, series, initials), parseQuery(query), filters).map(
    ({ indexed }) => indexed.issue.number,
  );
}

const some = [
  issue(1, { text: [["a1-p1", "工会与企业开展集体协商，签订专项合同。"]] }),
  issue(2, { title: "集体协商工作综述", text: [["a1-p1", "全年签订合同126份。"]] }),
  issue(3, {
    text: [
      ["a1", "集体协商推进会召开"],
      ["a1-p1", "会议强调安全。"],
    ],
  }),
  issue(4, { series: 1, tags: ["集体协商", "Ｇ20"], text: [["imprint", "送：市总工会。"]] }),
  issue(5, { text: [["imprint", "送：集体协商指导委员会。"]] }),
  issue(6, {
    text: [
      ["a1-p1", "集体"],
      ["a1-p2", "协商"],
    ],
  }),
];

describe("search", () => {
  it("puts titles before headlines and topics, these before the text, that before the imprint, each newest first", () => {
    expect(found(some, "集体协商")).toEqual(["第2期", "第4期", "第3期", "第1期", "第5期"]);
  });

  it("wants every word, wherever it stands in the issue, and no text of two paragraphs as one", () => {
    expect(found(some, "集体协商 合同")).toEqual(["第2期", "第1期"]);
    expect(found(some, "集体 协商")).toContain("第6期");
    expect(found(some, "集体协商")).not.toContain("第6期");
  });

  it("keeps to series, year and topic, alone or with words", () => {
    expect(found(some, "集体协商", { series: 1 })).toEqual(["第4期"]);
    expect(found(some, "", { topic: fold("g２０") })).toEqual(["第4期"]);
    expect(found(some, "集体协商", { year: 2023 })).toEqual([]);
    expect(found(some, "", { year: 2024 })).toHaveLength(6);
  });

  it("finds an issue by its number, date and series, in either digits", () => {
    expect(found(some, "2024年第3期")[0]).toBe("第3期");
    expect(found(some, "二〇二四年一月五日")).toEqual(["第5期"]);
    expect(found(some, "机关党建工作动态2024年第四期")).toEqual(["第4期"]);
  });

  it("finds titles by the initials of their pinyin, whichever reading a character has", () => {
    const titles = [issue(1, { title: "重庆“长江大保护”2024年会议" }), issue(2, { title: "重组工作" })];
    expect(found(titles, "cqcj")).toEqual(["第1期"]);
    expect(found(titles, "ZQCJDBH")).toEqual(["第1期"]);
    expect(found(titles, "zzgz")).toEqual(["第2期"]);
    expect(found(titles, "gzcq")).toEqual([]);
  });

  it("finds exactly the issues that hold a part of any text, for any part", () => {
    const characters = [..."集體协商一二十第期月2019Ａb　 ，。“”《》①〇零😀𠮷報告后後"];
    const text = fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 14 }).map((list) => list.join(""));
    const corpus = fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(corpus, fc.nat(), fc.nat(), fc.nat(), fc.nat(), (texts, a, b, c, d) => {
        const passages = texts[a % texts.length] ?? [];
        const passage = [...(passages[b % passages.length] ?? "")];
        const start = c % passage.length;
        const part = passage.slice(start, start + 1 + (d % 6)).join("");
        const issues = texts.map((list, index) =>
          issue(index + 1, { text: list.map((one, place) => [`a1-p${place + 1}`, one]) }),
        );
        const indexed = indexShard({ year: 2024, issues }, series, initials);
        const paths = search(indexed, parseQuery(`"${part}"`)).map((hit) => hit.indexed.issue.path);
        const textsOf = (one: ShardIssue): string[] => [
          ...one.text.map(([, own]) => own),
          ...identityOf(one, 2024, series),
        ];
        const holding = (test: (one: string) => boolean): string[] =>
          issues.filter((one) => textsOf(one).some(test)).map(({ path }) => path);
        const folded = fold(part);
        if (folded === "") return;
        expect(paths).toEqual(expect.arrayContaining(holding((one) => one.includes(part))));
        const exact = holding((one) => fold(one).includes(folded)).toSorted();
        if (/[0-9〇一二十]/.test(folded)) expect(paths).toEqual(expect.arrayContaining(exact));
        else expect(paths.toSorted()).toEqual(exact);
      }),
      { numRuns: 1000 },
    );
  });
});
