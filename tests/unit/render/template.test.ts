import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { KnownError } from "../../../src/model/known-error.ts";
import type { CompiledTemplate } from "../../../src/render/compiled-templates.ts";
import { createTemplates, markup, templateCode } from "../../../src/render/template.ts";
import { TemplateError } from "../../../src/render/template-error.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "jianbao-templates-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** As `npm run compile` does, which writes the code into a file. */
function compile(name: string, text: string): CompiledTemplate {
  // oxlint-disable-next-line typescript/no-implied-eval -- code of our own, as nunjucks itself runs it
  return new Function(templateCode(name, text))() as CompiledTemplate;
}

function failure(
  name: string,
  context = {},
  options: Parameters<typeof createTemplates>[0] = { folders: [root] },
): TemplateError {
  try {
    createTemplates(options).render(name, context);
  } catch (error) {
    if (error instanceof TemplateError) return error;
  }
  throw new Error("no TemplateError was thrown");
}

describe("createTemplates", () => {
  it("escapes text and prints markup as it stands", () => {
    write("page.njk", `<p title="{{ title }}">{{ html }}</p>`);
    const html = createTemplates({ folders: [root] }).render("page.njk", {
      title: `"<江>"&`,
      html: markup("<em>汛情</em>"),
    });
    expect(html).toBe(`<p title="&quot;&lt;江&gt;&quot;&amp;"><em>汛情</em></p>`);
  });

  it("takes empty markup for false", () => {
    write("page.njk", "{% if html %}有{% else %}无{% endif %}");
    expect(createTemplates({ folders: [root] }).render("page.njk", { html: markup("") })).toBe("无");
  });

  it("takes each file from the first folder that has it", () => {
    write("own/footer.njk", "本单位的页脚");
    write("ours/footer.njk", "默认页脚");
    write("ours/page.njk", `{% include "footer.njk" %}，默认页面`);
    const templates = createTemplates({ folders: [join(root, "own"), join(root, "missing"), join(root, "ours")] });
    expect(templates.render("page.njk", {})).toBe("本单位的页脚，默认页面");
  });

  it("keeps compiled templates", () => {
    const file = write("page.njk", "第{{ issue }}期");
    const templates = createTemplates({ folders: [root] });
    templates.render("page.njk", { issue: 1 });
    writeFileSync(file, "改动");
    expect(templates.render("page.njk", { issue: 2 })).toBe("第2期");
  });

  describe("given what was compiled before", () => {
    const text = `{% include "part.njk" %}第{{ issue }}期`;
    const otherText = text.replace("期", "号");
    const compiled = new Map([[text, compile("page.njk", otherText)]]);

    it("does not compile it again", () => {
      write("page.njk", text);
      write("part.njk", "总");
      expect(createTemplates({ folders: [root], compiled }).render("page.njk", { issue: 7 })).toBe("总第7号");
    });

    it("compiles a file whose text is another", () => {
      write("page.njk", `${text}。`);
      write("part.njk", "总");
      expect(createTemplates({ folders: [root], compiled }).render("page.njk", { issue: 7 })).toBe("总第7期。");
    });

    it("keeps the loop's values where a template, or one that it includes, may ask for them", () => {
      const own = "{% for tag in tags %}{{ loop.index }}{{ tag }}{% endfor %}";
      const others = `{% for tag in tags %}{% include "tag.njk" %}{% endfor %}`;
      const plain = "{% for tag in tags %}{{ tag }}{% endfor %}";
      const texts = { "own.njk": own, "others.njk": others, "plain.njk": plain };
      for (const [name, one] of Object.entries(texts)) write(name, one);
      write("tag.njk", "{{ loop.index }}{{ tag }}");
      const all = new Map(Object.entries(texts).map(([name, one]) => [one, compile(name, one)]));
      const templates = createTemplates({ folders: [root], compiled: all });
      const rendered = Object.keys(texts).map((name) => templates.render(name, { tags: ["防汛", "供水"] }));
      expect(rendered).toEqual(["1防汛2供水", "1防汛2供水", "防汛供水"]);
      expect(templateCode("plain.njk", plain)).not.toContain("loop.");
    });

    it("names the file of a failure all the same", () => {
      const line = "第{{ issue }}期";
      const file = write("own/line.njk", line);
      const options = { folders: [join(root, "own")], compiled: new Map([[line, compile("line.njk", line)]]) };
      expect(failure("line.njk", {}, options)).toMatchObject({ file, line: 1 });
    });
  });

  it("reports file and line of an undefined value in the innermost template", () => {
    write("page.njk", `标题\n{% include "signer.njk" %}`);
    const signer = write("signer.njk", "\n\n签发人：{{ signer }}");
    expect(failure("page.njk")).toMatchObject({
      file: signer,
      line: 3,
      reason: "attempted to output null or undefined value",
    });
  });

  it("reports the line of a tag that can't be read", () => {
    const file = write("page.njk", "一\n{% if %}");
    expect(failure("page.njk")).toMatchObject({ file, line: 2, reason: "unexpected token: %}" });
  });

  it.each([
    ["included", `一{% include "part.njk" %}`],
    ["included in a loop", `{% for one in [1, 2] %}{% include "part.njk" %}{% endfor %}`],
    ["included by what is extended", `{% extends "shell.njk" %}`],
    ["extended", `{% extends "part.njk" %}`],
  ])("reports a file that can't be read where it is %s", (_, text) => {
    const file = write("part.njk", "一\n二\n{% if %}");
    write("shell.njk", `{% include "part.njk" %}`);
    write("page.njk", text);
    expect(failure("page.njk")).toMatchObject({ file, line: 3, reason: "unexpected token: %}" });
  });

  it.each([
    ["an unknown filter", "一\n{{ 1 | pinyin }}", 2, "filter not found: pinyin"],
    ["a file that is not there", `一\n\n{% include "stamp.njk" %}`, 3, "template not found: stamp.njk"],
    ["a block that is not closed", "{% if a %}\n二", 2, "parseIf: expected elif, else, or endif, got end of file"],
    [
      "a block that stands twice",
      "{% block a %}一{% endblock %}\n{% block a %}二{% endblock %}",
      2,
      `Block "a" defined more than once.`,
    ],
    [
      "a call of nothing",
      "一\n二\n{{ page.title() }}",
      3,
      `Unable to call \`page["title"]\`, which is undefined or falsey`,
    ],
  ])("reports the line of %s", (_, text, line, reason) => {
    const file = write("page.njk", text);
    expect(failure("page.njk", { page: {} })).toMatchObject({ file, line, reason });
  });

  it("reports a missing template by its name, as a fault of the content", () => {
    const error = failure("missing.njk");
    expect(error).toBeInstanceOf(KnownError);
    expect(error).toMatchObject({ file: "missing.njk", exitCode: 1, rule: "template/broken" });
    expect(error.params).toEqual({ at: "missing.njk", reason: "template not found: missing.njk" });
  });
});
