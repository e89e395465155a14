import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { measurePdf } from "../helpers/pdf-measure.ts";
import { plainIssue, testRepository, type TestRepository } from "../helpers/repository.ts";
import { runCli } from "../helpers/run-cli.ts";

let repository: TestRepository | undefined;
afterEach(() => {
  repository?.remove();
  repository = undefined;
});

const footer = `{% extends "site/page.njk" %}{% block main %}<h1>{{ page.siteTitle }}</h1><p>本单位自己的首页</p>{% endblock %}`;

describe("a repository's own look", () => {
  it("replaces templates and styles of the site file by file", async () => {
    repository = testRepository({
      "templates/site/home.njk": footer,
      "styles/site/index.css": ".own{color:red}",
    });
    const { code, stderr } = await runCli(["build", "--no-pdf"], { cwd: repository.folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) as string });
    const read = (path: string): string => readFileSync(join(repository?.folder ?? "", "dist/site", path), "utf8");
    expect(read("index.html")).toContain("本单位自己的首页");
    expect(read("index.html")).toContain(`<title>云岭水务简报档案</title>`);
    expect(read("assets/site.css")).toContain(".own{color:red}");
    expect(read("assets/site.css")).not.toContain("home page and ledger");
    expect(read("shuiwu/2024/01/index.html")).toContain("部署汛期供水保障工作");
  });

  it("replaces templates and styles of the print", async () => {
    repository = testRepository({
      "templates/print/masthead.njk": `<div class="own">云岭水务集团简报，第一期，云岭水务集团办公室，2024年6月18日</div>`,
      "styles/print/zz.css": ".own{color:#0000ff}",
    });
    const { code, stderr } = await runCli(["build", "--no-site", "--no-inspect"], { cwd: repository.folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) as string });
    const pdf = await measurePdf(readFileSync(join(repository.folder, "dist/print/shuiwu-2024-01.pdf")));
    const own = pdf.pages[0]?.lines.find((line) => line.text.includes("第一期"));
    expect(own).toMatchObject({ color: "#0000ff" });
  });

  it.each([
    [
      "of an article that every page is set with",
      "templates/site/partials/article.njk",
      "<article>\n{{ article.heading }}\n</article>",
      2,
    ],
    ["of the print", "templates/print/masthead.njk", "一\n二\n{% if %}", 3],
    ["with an unknown filter", "templates/site/topics.njk", "一\n{{ topics | pinyin }}", 2],
  ])(
    "reports a broken template %s once, with file and line, and leaves the output alone",
    async (_, path, text, line) => {
      repository = testRepository({
        [path]: text,
        "content/shuiwu/2024/01.md": plainIssue(1, "2024-06-18").replace("byline:", "tags: [防汛]\nbyline:"),
        "content/shuiwu/2024/02.md": plainIssue(2, "2024-06-19"),
      });
      // Without PDFs, nothing is composed for print.
      const only = path.startsWith("templates/print/") ? "--no-site" : "--no-pdf";
      const { code, stdout, stderr } = await runCli(["build", only, "--json"], { cwd: repository.folder });
      expect(code).toBe(1);
      const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Record<string, unknown>[] };
      expect(diagnostics).toEqual([
        expect.objectContaining({ rule: "template/broken", severity: "error", file: path, line }),
      ]);
      expect(stderr).toContain(`${path}:${line}:`);
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(existsSync(join(repository.folder, "dist"))).toBe(false);
    },
  );
});
