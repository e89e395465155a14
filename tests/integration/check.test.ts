import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { check, type CheckRequest } from "../../src/build/check.ts";
import { checkAndFix } from "../../src/build/fix-files.ts";
import { plainIssue, testRepository, type TestRepository } from "../helpers/repository.ts";

const open: TestRepository[] = [];
afterEach(() => {
  for (const repository of open.splice(0)) repository.remove();
});

function repositoryWith(files: Readonly<Record<string, string | Uint8Array | undefined>>): TestRepository {
  const repository = testRepository(files);
  open.push(repository);
  return repository;
}

function requestOf({ folder }: TestRepository, paths: readonly string[] = []): CheckRequest {
  return {
    rootFolder: folder,
    contentFolder: join(folder, "content"),
    paths: paths.map((path) => join(folder, path)),
    workers: 1,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  };
}

async function found(repository: TestRepository, paths: readonly string[] = []): Promise<string[]> {
  const { diagnostics } = await check(requestOf(repository, paths));
  return diagnostics.map(
    ({ rule, place }) =>
      `${place.path.slice(place.path.indexOf("/content/") + 9)}:${place.line}:${place.column} ${rule}`,
  );
}

const first = "content/shuiwu/2024/01.md";
const body = (text: string): string => plainIssue(1, "2024-06-18", text);

describe("check", () => {
  it("finds nothing in a plain issue", async () => {
    expect(await found(repositoryWith({}))).toEqual([]);
  });

  it("gives what reading, the ledger and proofreading find, in the order of files and lines", async () => {
    const repository = repositoryWith({
      [first]: body("水质合格,用户满意。\n\n## 三、压实责任\n\n落实到人。\n"),
      "content/shuiwu/2024/03.md": "---\nissue: 3\ndate: 2024-02-30\ntitle: 甲\n---\n\n正文。\n",
      "content/shuiwu/2024/04.md": plainIssue(4, "2024-06-20").replace("部署汛期", "总结汛期"),
    });
    expect(await found(repository)).toEqual([
      "shuiwu/2024/01.md:8:5 punct/half-width",
      "shuiwu/2024/01.md:10:1 markdown/heading-number",
      "shuiwu/2024/03.md:3:7 front-matter/no-such-day",
      "shuiwu/2024/04.md:2:8 series/gap",
    ]);
  });

  it("proofreads the text of an issue that has errors, too", async () => {
    const repository = repositoryWith({
      [first]: "---\nissue: 1\ndate: 2024-13-01\ntitle: 甲\n---\n\n水质合格,用户满意。\n",
    });
    expect(await found(repository)).toEqual([
      "shuiwu/2024/01.md:3:7 front-matter/no-such-day",
      "shuiwu/2024/01.md:7:5 punct/half-width",
    ]);
  });

  it("reports on the paths asked for alone", async () => {
    const repository = repositoryWith({
      [first]: body("水质合格,用户满意。\n"),
      "content/shuiwu/2024/02.md": plainIssue(2, "2024-06-20", "水压稳定,用户满意。\n").replace("部署汛期", "总结汛期"),
    });
    expect(await found(repository, ["content/shuiwu/2024/02.md"])).toEqual(["shuiwu/2024/02.md:8:5 punct/half-width"]);
    expect(await found(repository, ["content/shuiwu"])).toHaveLength(2);
  });

  it("looks at words, not at code, addresses, comments and quoted names", async () => {
    const repository = repositoryWith({
      [first]: body(
        "运行`检查,登记`命令，见[公告](https://a.example/检查,登记)和《检查,登记》。\n\n<!-- jianbao-disable-next punct/space -->\n\n水质， 合格。\n",
      ),
    });
    expect(await found(repository)).toEqual([]);
  });

  it("points at the character behind escapes, entities, emphasis and joined lines", async () => {
    const repository = repositoryWith({
      [first]: body("水质\\*合格\\*，压力&lt;稳定，**用户**\n满意，抢修[^1]及时,服务热情。\n\n[^1]: 见台账。\n"),
    });
    expect(await found(repository)).toEqual(["shuiwu/2024/01.md:9:12 punct/half-width"]);
  });

  it("switches a warning off for the next block, and reports a comment that hides nothing", async () => {
    const comment = "<!-- jianbao-disable-next number/space -->";
    const repository = repositoryWith({
      [first]: body(`${comment}\n\n改造 36 公里。\n\n改造 18 公里。\n\n${comment}\n\n改造20公里。\n`),
    });
    expect(await found(repository)).toEqual([
      "shuiwu/2024/01.md:12:3 number/space",
      "shuiwu/2024/01.md:12:6 number/space",
      "shuiwu/2024/01.md:14:1 markdown/disable-unused",
    ]);
  });

  it("lets no comment and no series hide an error, and names the nearest rule for an unknown one", async () => {
    const repository = repositoryWith({
      [first]: body(
        "<!-- jianbao-disable-next punct/half-width -->\n\n水质合格,用户满意。\n\n<!-- jianbao-disable-next number/spaces -->\n\n水压稳定。\n",
      ),
    });
    const { diagnostics } = await check(requestOf(repository));
    expect(diagnostics.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      "warning markdown/rule-fixed",
      "error punct/half-width",
      "error markdown/unknown-rule",
    ]);
    expect(String(diagnostics[2]?.params["near"])).toContain("number/space");
  });

  it("takes levels from series.yaml", async () => {
    const series = (level: string): string =>
      `name: 云岭水务简报\nissuer: 云岭水务集团办公室\nclassification: 公开\nrules: {number/space: ${level}}\n`;
    const repository = repositoryWith({
      "content/shuiwu/series.yaml": series("off"),
      [first]: body("改造 36公里。\n"),
    });
    expect(await found(repository)).toEqual([]);
    repository.write("content/shuiwu/series.yaml", series("info"));
    const { diagnostics } = await check(requestOf(repository));
    expect(diagnostics.map(({ severity }) => severity)).toEqual(["info"]);
  });

  it("takes words from content/words/, and reports what is wrong with them", async () => {
    const repository = repositoryWith({
      "content/words/ours.yaml":
        "错别字: {水侵: 水浸}\n单位: {市水务局: [市水利局]}\n领导: {陈立局长: [陈力局长]}\n禁用词: [某词]\n放行: [台帐]\n错字: {}\n",
      [first]: body("水侵处置，市水利局陈力局长到场，某词，台帐。\n"),
    });
    expect(await found(repository)).toEqual([
      "shuiwu/2024/01.md:8:1 word/typo",
      "shuiwu/2024/01.md:8:6 word/unit-name",
      "shuiwu/2024/01.md:8:10 word/leader-name",
      "shuiwu/2024/01.md:8:17 word/banned",
      "words/ours.yaml:6:1 config/unknown-key",
    ]);
  });

  it("gives the same again from its cache, and not when something changed", async () => {
    const more = Array.from({ length: 30 }, (_, index) => {
      const text = plainIssue(index + 2, "2024-06-18", "").replace("部署", `第${index + 2}次部署`);
      return [`content/shuiwu/2024/${String(index + 2).padStart(2, "0")}.md`, `${text}各水厂加强巡查。\n`] as const;
    });
    const repository = repositoryWith({
      ...Object.fromEntries(more),
      [first]: body("水质合格,用户满意。\n\n![图](tu.png)\n"),
    });
    const before = await found(repository);
    expect(before).toEqual(["shuiwu/2024/01.md:8:5 punct/half-width", "shuiwu/2024/01.md:10:1 assets/missing"]);
    const cache = join(repository.folder, ".jianbao/check.json");
    const kept = readFileSync(cache, "utf8");
    expect(await found(repository)).toEqual(before);
    expect(readFileSync(cache, "utf8")).toBe(kept);
    repository.write("content/words/ours.yaml", "错别字: {水质: 水质量}\n");
    expect(await found(repository)).toContain("shuiwu/2024/01.md:8:1 word/typo");
    writeFileSync(cache, "damaged");
    rmSync(join(repository.folder, "content/words"), { recursive: true });
    expect(await found(repository)).toEqual(before);
  });
});

describe("check --fix", () => {
  it("makes safe fixes and no others, and lists them", async () => {
    const text = "水质合格,用户满意， 改造 36 公里。集团-水厂-班组联动，2021-2023年完成。\n";
    const repository = repositoryWith({ [first]: body(text) });
    const { fixed, diagnostics } = await checkAndFix(requestOf(repository));
    expect(readFileSync(join(repository.folder, first), "utf8")).toBe(
      body("水质合格，用户满意，改造36公里。集团-水厂-班组联动，2021-2023年完成。\n"),
    );
    expect(fixed.map(({ rule, place }) => `${place.column} ${rule}`)).toEqual([
      "5 punct/half-width",
      "11 punct/space",
      "14 number/space",
      "17 number/space",
    ]);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["punct/hyphen-between-han", "punct/hyphen-range"]);
  });

  it("changes nothing the second time", async () => {
    const repository = repositoryWith({
      [first]: body("（一）、水质,，合格 ，用户 ,满意...\n\n1、改造 36 公里， 。\n"),
    });
    await checkAndFix(requestOf(repository));
    const once = readFileSync(join(repository.folder, first), "utf8");
    const again = await checkAndFix(requestOf(repository));
    expect(again.fixed).toEqual([]);
    expect(readFileSync(join(repository.folder, first), "utf8")).toBe(once);
  });

  it("leaves code, links, quoted names, and front matter without findings alone", async () => {
    const text =
      "见[水质 36 项](https://a.example/a,b)、`a,b,水,质`、《水质 36 项检测》和“水质 36 项”，<!-- 水,质 -->\n";
    const repository = repositoryWith({ [first]: body(text) });
    const before = readFileSync(join(repository.folder, first), "utf8");
    const { fixed } = await checkAndFix(requestOf(repository));
    expect(fixed).toEqual([]);
    expect(readFileSync(join(repository.folder, first), "utf8")).toBe(before);
  });

  it("fixes front matter where the finding is there, and only there", async () => {
    const source = `---\n期号:   1\n日期: 2024年6月18日   # 签发\n标题: "水务集团召开 2024 年会议。"\n---\n\n正文。\n`;
    const repository = repositoryWith({ [first]: source });
    await checkAndFix(requestOf(repository));
    expect(readFileSync(join(repository.folder, first), "utf8")).toBe(
      source.replace("召开 2024 年会议。", "召开2024年会议"),
    );
  });

  it("keeps line ends, byte order mark and file mode", async () => {
    const source = `\uFEFF${body("水质合格,用户满意。\n\n改造 36公里。\n").replaceAll("\n", "\r\n")}`;
    const repository = repositoryWith({ [first]: source });
    await checkAndFix(requestOf(repository));
    const after = readFileSync(join(repository.folder, first), "utf8");
    expect(after).toBe(source.replace("合格,", "合格，").replace("改造 36", "改造36"));
  });

  it("leaves a read-only file alone and says so", async () => {
    const repository = repositoryWith({ [first]: body("水质合格,用户满意。\n") });
    chmodSync(join(repository.folder, first), 0o444);
    const { problems, fixed } = await checkAndFix(requestOf(repository));
    expect(problems.map(({ rule, params }) => `${rule} ${params["code"]}`)).toEqual(["fix/not-writable EACCES"]);
    expect(fixed).toEqual([]);
    expect(readFileSync(join(repository.folder, first), "utf8")).toContain("合格,用户");
  });

  it("leaves a file alone that was changed after it was checked", async () => {
    const repository = repositoryWith({ [first]: body("水质合格,用户满意。\n") });
    const request = requestOf(repository);
    const { problems } = await checkAndFix({
      ...request,
      // The check is over when the last issue is told: what is written now it has not seen.
      onProgress: (done) => {
        if (done > 0) repository.write(first, body("水压稳定,用户满意。\n"));
      },
    });
    expect(problems.map(({ rule }) => rule)).toEqual(["fix/changed"]);
    expect(readFileSync(join(repository.folder, first), "utf8")).toBe(body("水压稳定,用户满意。\n"));
  });

  it("does not fix what is switched off", async () => {
    const repository = repositoryWith({
      [first]: body("<!-- jianbao-disable-next number/space -->\n\n改造 36 公里。\n"),
    });
    const { fixed } = await checkAndFix(requestOf(repository));
    expect(fixed).toEqual([]);
    expect(existsSync(join(repository.folder, first))).toBe(true);
  });
});
