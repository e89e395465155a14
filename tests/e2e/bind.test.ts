import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBookmarks } from "../../src/render/pdf/bookmarks.ts";
import { readDestinations } from "../../src/render/pdf/destinations.ts";
import { pageNumbers, readObjects, type PdfObjects } from "../../src/render/pdf/objects.ts";
import { readArray, readReference } from "../../src/render/pdf/syntax.ts";
import { readPageTexts } from "../../src/render/pdf/text.ts";
import { plainIssue, testRepository, type TestRepository } from "../helpers/repository.ts";
import { runCli, type CliResult } from "../helpers/run-cli.ts";

const long = "各水厂按照统一部署，对取水泵房、加氯间和清水池逐一巡查，发现问题当日整改，整改情况当日上报。".repeat(40);

const severalArticles = `---
issue: 2
date: 2023-08-02
title: 汛期供水专刊
supersedes: shuiwu-2023-01
---

# 第一水厂完成滤池改造

*第一水厂*

${long}

# 管网公司抢修不过夜

*管网公司*

${long}
`;

const restricted = plainIssue(4, "2023-10-09").replace("date:", "classification: 内部\ntitle2:");

let repository: TestRepository;
let built: CliResult;
let bound: CliResult;

beforeAll(async () => {
  repository = testRepository({
    "content/shuiwu/2023/01.md": plainIssue(1, "2023-06-18"),
    "content/shuiwu/2023/02.md": severalArticles,
    "content/shuiwu/2023/03.md": plainIssue(3, "2023-09-01").replace("title:", "status: draft\ntitle:"),
    "content/shuiwu/2023/04.md": restricted.replace("title2:", "date:").replace("汛期供水保障工作", "值班工作"),
  });
  const cwd = repository.folder;
  built = await runCli(["build", "-o", "out", "--no-inspect"], { cwd });
  bound = await runCli(["bind", "shuiwu", "2023", "--no-inspect"], { cwd });
}, 60_000);
afterAll(() => repository.remove());

const read = (path: string): Uint8Array => readFileSync(join(repository.folder, path));

/** The content streams of a page as they stand in the file. */
function contents(objects: PdfObjects, page: number): Buffer[] {
  const value = objects.dictionary(page).get("Contents");
  const streams = value?.startsWith("[") === true ? readArray(value) : [value];
  return streams.flatMap((stream) => {
    const number = readReference(stream);
    return number === undefined ? [] : [Buffer.from(objects.raw(number).body ?? [])];
  });
}

describe("jianbao bind", () => {
  it("binds the year into the folder it was typed in and prints the path", () => {
    expect(built).toMatchObject({ code: 0 });
    expect(bound).toMatchObject({ code: 0, stdout: "shuiwu-2023.pdf\n" });
    expect(readdirSync(repository.folder).toSorted()).toEqual(["content", "out", "shuiwu-2023.pdf"]);
  });

  it("holds cover, contents and every page of the issues as build prints them, each issue on a right-hand page", () => {
    const volume = readObjects(read("shuiwu-2023.pdf"));
    const pages = pageNumbers(volume);
    const starts = readDestinations(read("shuiwu-2023.pdf"));
    const ids = ["shuiwu-2023-01", "shuiwu-2023-02", "shuiwu-2023-04"];
    for (const id of ids) {
      const issue = readObjects(read(`out/print/${id}.pdf`));
      const start = starts[id]?.page ?? 0;
      expect(start % 2).toBe(1);
      for (const [index, page] of pageNumbers(issue).entries()) {
        const streams = contents(issue, page);
        expect(streams.length).toBeGreaterThan(0);
        expect(contents(volume, pages[start - 1 + index] ?? 0)).toEqual(streams);
      }
    }
    expect(pages.length % 2).toBe(0);
    const texts = readPageTexts(read("shuiwu-2023.pdf"));
    expect(texts[0]).toMatch(/内部.*云岭水务集团简报2023年合订本第一至二、四期共三期云岭水务集团办公室/s);
    expect(texts[1]).toBe("");
    expect(texts[2]).toContain("第一期　2023年6月18日（已由2023年第二期取代）");
  });

  it("lists articles with their own folios and the page of the volume on which they really stand", () => {
    const bytes = read("shuiwu-2023.pdf");
    const texts = readPageTexts(bytes);
    const places = readDestinations(bytes);
    const listed = texts[2]?.replaceAll(/\s/g, "") ?? "";
    for (const [name, title, issue] of [
      ["shuiwu-2023-02.a1", "第一水厂完成滤池改造", "shuiwu-2023-02"],
      ["shuiwu-2023-02.a2", "管网公司抢修不过夜", "shuiwu-2023-02"],
      ["shuiwu-2023-04.a1", "云岭水务集团部署值班工作", "shuiwu-2023-04"],
    ] as const) {
      const page = places[name]?.page ?? 0;
      expect(texts[page - 1]?.replaceAll(/\s/g, "")).toContain(title);
      expect(listed).toContain(`${title}${page - (places[issue]?.page ?? 0) + 1}（${page}）`);
    }
    expect(places["shuiwu-2023-02.a2"]?.page).toBeGreaterThan(places["shuiwu-2023-02"]?.page ?? 0);
  });

  it("links every entry to its place, and bookmarks every issue with its headlines", () => {
    const bytes = read("shuiwu-2023.pdf");
    const objects = readObjects(bytes);
    const names = new Set(Object.keys(readDestinations(bytes)));
    const links = pageNumbers(objects)
      .slice(0, 4)
      .flatMap((page) => readArray(objects.dictionary(page).get("Annots") ?? ""))
      .map(
        (link) =>
          objects
            .dictionary(readReference(link) ?? 0)
            .get("Dest")
            ?.slice(1) ?? "",
      );
    expect(links.length).toBeGreaterThanOrEqual(3 + 4 + 4);
    expect(links.filter((name) => !names.has(name))).toEqual([]);
    const bookmarks = readBookmarks(objects);
    expect(bookmarks.slice(1).map(({ title }) => title)).toEqual([
      "目录",
      "第一期　云岭水务集团部署汛期供水保障工作",
      "第二期　汛期供水专刊",
      "第四期　云岭水务集团部署值班工作",
    ]);
    expect(bookmarks[3]?.children.map(({ title }) => title)).toEqual(["第一水厂完成滤池改造", "管网公司抢修不过夜"]);
  });

  it("leaves drafts out", () => {
    expect(readPageTexts(read("shuiwu-2023.pdf")).join("")).not.toContain("第三期");
  });

  it.skipIf(spawnSync("qpdf", ["--version"]).error !== undefined)("passes qpdf's check", () => {
    const { status, stdout } = spawnSync("qpdf", ["--check", join(repository.folder, "shuiwu-2023.pdf")], {
      encoding: "utf8",
    });
    expect(`${status} ${stdout}`).toMatch(/^0 .*No syntax or stream encoding errors found/s);
  });

  it("refuses what it can't bind, and writes nothing", async () => {
    const cwd = repository.folder;
    writeFileSync(join(cwd, "report.pdf"), "%PDF-1.4 a report");
    const cases = [
      [["bind", "shuwu", "2023"], 2, "usage/unknown-series", "shuiwu"],
      [["bind", "shuiwu", "2019"], 2, "usage/empty-year", "2023 2024"],
      [["bind", "shuiwu", "2023", "-o", "report.pdf"], 2, "output/foreign-file", "--force"],
      [["bind", "shuiwu", "2023", "-o", "out/print/volume.pdf"], 2, "output/generated-folder", "-o volume.pdf"],
    ] as const;
    const results = await Promise.all(cases.map(([args]) => runCli(args, { cwd })));
    for (const [index, [, code, rule, hint]] of cases.entries()) {
      expect(results[index]).toMatchObject({ code, stdout: "" });
      expect(results[index]?.stderr).toContain(rule);
      expect(results[index]?.stderr).toContain(hint);
    }
    expect(readFileSync(join(cwd, "report.pdf"), "utf8")).toBe("%PDF-1.4 a report");
    repository.write("content/shuiwu/2023/05.md", plainIssue(5, "2023-13-01"));
    repository.write("content/shuiwu/2023/06.md", plainIssue(6, "2023-11-11").replace("date:", "密级: 秘密\ndate:"));
    const broken = await runCli(["bind", "shuiwu", "2023", "-o", "new/volume.pdf"], { cwd });
    expect(broken).toMatchObject({ code: 1, stdout: "" });
    expect(broken.stderr).toContain("front-matter/no-such-day");
    expect(broken.stderr).toContain("front-matter/classified");
    expect(existsSync(join(cwd, "new"))).toBe(false);
  });
});

describe("the site", () => {
  it("offers the year that is over, of public issues alone, with pages and size", () => {
    const bytes = read("out/site/shuiwu/2023/shuiwu-2023.pdf");
    const pages = pageNumbers(readObjects(bytes)).length;
    const page = Buffer.from(read("out/site/shuiwu/2023/index.html")).toString();
    const size = `${Math.round(bytes.length / 1000)} kB`;
    expect(page).toContain(
      `<a href="shuiwu-2023.pdf" type="application/pdf">2023年合订本</a>（PDF，${pages}页，${size}）`,
    );
    const text = readPageTexts(bytes).join("");
    expect(text).toContain("第一至二期");
    expect(text).not.toMatch(/值班工作|内部|第四期/);
  });

  it("has none of the running year", () => {
    expect(existsSync(join(repository.folder, "out/site/shuiwu/2024/shuiwu-2024.pdf"))).toBe(false);
    expect(Buffer.from(read("out/site/shuiwu/2024/index.html")).toString()).not.toContain("合订本");
  });
});
