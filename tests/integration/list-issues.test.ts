import { afterEach, describe, expect, it } from "vitest";
import { join } from "node:path";
import { listIssues, type ListRequest } from "../../src/build/list-issues.ts";
import { isoDate } from "../../src/model/civil-date.ts";
import { plainIssue, testRepository, type TestRepository } from "../helpers/repository.ts";

const now = Date.UTC(2024, 7, 1);
let repository: TestRepository | undefined;
afterEach(() => repository?.remove());

async function list(
  files: Readonly<Record<string, string | Uint8Array | undefined>>,
  asked: Partial<ListRequest> = {},
): Promise<{
  readonly lines: readonly string[];
  readonly found: readonly string[];
  readonly voids: readonly string[];
}> {
  repository = testRepository(files);
  const content = join(repository.folder, "content").replaceAll("\\", "/");
  const ledger = await listIssues({
    contentFolder: content,
    manifestFile: join(repository.folder, "dist/manifest.json"),
    ids: [],
    series: [],
    years: [],
    statuses: [],
    now,
    ...asked,
  });
  return {
    lines: ledger.lines.map(({ ref, date, status, pages, total, title }) =>
      [ref.id, date === undefined ? "?" : isoDate(date), status, pages ?? "-", total ?? "-", title ?? "?"].join(" "),
    ),
    found: ledger.diagnostics.map(
      ({ rule, severity, place }) => `${place.path.slice(content.length + 1)}:${place.line} ${severity} ${rule}`,
    ),
    voids: ledger.voids.map(({ series, year, number }) => `${series} ${year} ${number}`),
  };
}

const titled = (text: string): string =>
  plainIssue(2, "2024-07-01", text)
    .replace(/^title: .*\n/m, "")
    .replace(/^byline.*\n/m, "");

/** “日期: 2024-07-01” as an old editor saves it. */
const gb18030 = Buffer.from([...Buffer.from("---\n"), 0xc8, 0xd5, 0xc6, 0xda, ...Buffer.from(": 2024-07-01\n---\n")]);

describe("the ledger of a repository", () => {
  it("has every issue in order, supplements behind their year, with pages from the last build's manifest", async () => {
    const { lines, found } = await list({
      "content/shuiwu/2023/01.md": plainIssue(1, "2023-02-01"),
      "content/shuiwu/2024/s01.md": plainIssue(1, "2024-06-20").replace("title:", "supplement: true\ntitle:"),
      "content/shuiwu/2024/02.md": plainIssue(2, "2024-07-01").replace("title:", "status: draft\ntitle:"),
      "content/shuiwu/2024/03.md": plainIssue(3, "2024-07-09").replace(
        "title:",
        "publishAt: 2024-09-01T08:00:00+08:00\ntitle:",
      ),
      "dist/manifest.json": JSON.stringify({
        version: 1,
        issues: [
          { id: "shuiwu-2024-01", pages: 4 },
          { id: "x", pages: null },
        ],
      }),
    });
    const title = "云岭水务集团部署汛期供水保障工作";
    expect(lines).toEqual([
      `shuiwu-2023-01 2023-02-01 published - - ${title}`,
      `shuiwu-2024-01 2024-06-18 published 4 - ${title}`,
      `shuiwu-2024-02 2024-07-01 draft - - ${title}`,
      `shuiwu-2024-03 2024-07-09 embargoed - - ${title}`,
      `shuiwu-2024-s01 2024-06-20 published - - ${title}`,
    ]);
    expect(found).toEqual([]);
  });

  it("takes the title from the first heading of the text, past code that only looks like one", async () => {
    const { lines } = await list({
      "content/shuiwu/2024/02.md": titled("```sh\n# 不是标题\n```\n\n# 管网公司|抢修不过夜\n\n正文。\n"),
      "content/shuiwu/2024/03/index.md": "---\nissue: 3\ndate: 2024-07-08\n---\n",
      "content/shuiwu/2024/03/01-water.md": "---\ntitle: 第一水厂完成滤池改造\n---\n\n正文。\n",
    });
    expect(lines.map((line) => line.split(" ").at(-1))).toEqual([
      "云岭水务集团部署汛期供水保障工作",
      "管网公司抢修不过夜",
      "第一水厂完成滤池改造",
    ]);
  });

  it("keeps a line for an issue that can't be read, and reports no gap for it", async () => {
    const { lines, found } = await list({
      "content/shuiwu/2024/02.md": gb18030,
      "content/shuiwu/2024/03.md": plainIssue(3, "2024-07-09").replace(
        "date: 2024-07-09",
        "date: 2024-07-09\n日期: 2024-07-09",
      ),
    });
    expect(lines[1]).toBe("shuiwu-2024-02 ? published - - ?");
    expect(found).toEqual([
      "shuiwu/2024/02.md:2 error markdown/not-utf-8",
      "shuiwu/2024/03.md:4 error front-matter/both-names",
    ]);
  });

  it("finds gaps, doubles, dates and places that do not agree, and leaves declared gaps alone", async () => {
    const { found, voids } = await list({
      "content/shuiwu/series.yaml": "name: 简报\nissuer: 办公室\nclassification: 公开\nvoid: {2024: [2]}\n",
      "content/shuiwu/2024/03.md": plainIssue(3, "2024-06-01"),
      "content/shuiwu/2024/05.md": plainIssue(6, "2023-07-01"),
      "content/shuiwu/2024/05/index.md": plainIssue(5, "2024-07-01"),
    });
    expect(voids).toEqual(["shuiwu 2024 2"]);
    expect(found).toEqual([
      "shuiwu/2024/03.md:3 error series/date-backwards",
      "shuiwu/2024/05.md:2 error front-matter/number-place",
      "shuiwu/2024/05.md:2 error series/duplicate-number",
      "shuiwu/2024/05.md:2 warning series/gap",
      "shuiwu/2024/05.md:3 error front-matter/year-place",
      "shuiwu/2024/05.md:3 error series/date-backwards",
      "shuiwu/2024/05/index.md:2 error series/duplicate-number",
    ]);
  });

  it("shows what was asked for, and only the findings about that", async () => {
    const files = {
      "content/shuiwu/2023/01.md": plainIssue(1, "2023-02-01"),
      "content/shuiwu/2023/03.md": plainIssue(3, "2023-03-01"),
      "content/gongdi/series.yaml": "name: 工地简报\nissuer: 办公室\nclassification: 公开\n",
      "content/gongdi/2024/01.md": plainIssue(1, "2024-07-01").replace("title:", "状态: 草稿\ntitle:"),
    };
    const ids = async (asked: Partial<ListRequest>): Promise<readonly string[]> => {
      const { lines, found } = await list(files, asked);
      repository?.remove();
      return [...lines.map((line) => line.split(" ")[0] ?? ""), ...found];
    };
    expect(await ids({ years: [2024] })).toEqual(["gongdi-2024-01", "shuiwu-2024-01"]);
    expect(await ids({ series: ["gongdi"] })).toEqual(["gongdi-2024-01"]);
    expect(await ids({ ids: ["gongdi", "*-2023-01"] })).toEqual(["gongdi-2024-01", "shuiwu-2023-01"]);
    expect(await ids({ statuses: ["draft"] })).toEqual(["gongdi-2024-01"]);
    expect(await ids({ ids: ["shuiwu-2023-*"] })).toEqual([
      "shuiwu-2023-01",
      "shuiwu-2023-03",
      "shuiwu/2023/03.md:2 warning series/gap",
    ]);
    await expect(list(files, { ids: ["gongdi-2024-02"] })).rejects.toMatchObject({
      exitCode: 2,
      rule: "usage/unknown-id",
    });
    repository?.remove();
    await expect(list(files, { series: ["gongd"] })).rejects.toMatchObject({ params: { near: "gongdi" } });
  });

  it("leaves out a warning that series.yaml switches off, and survives a damaged manifest", async () => {
    const { lines, found } = await list({
      "content/shuiwu/series.yaml": "name: 简报\nissuer: 办公室\nclassification: 公开\nrules: {series/gap: off}\n",
      "content/shuiwu/2024/03.md": plainIssue(3, "2024-07-01"),
      "dist/manifest.json": '{"issues": [null, {"id": 3}',
    });
    expect(lines).toHaveLength(2);
    expect(found).toEqual([]);
  });
});
