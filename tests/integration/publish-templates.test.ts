import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const folder = fileURLToPath(new URL("../../templates", import.meta.url));
const templates = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".njk"))
  .map((name) => ({ name, text: readFileSync(`${folder}/${name}`, "utf8") }));

/** What the reader of a page gets to see of a template: tags without nunjucks' own. */
function tagsOf(text: string): string[] {
  const plain = text
    .replaceAll(/\{#[\s\S]*?#\}/g, "")
    .replaceAll(/\{%[\s\S]*?%\}/g, "")
    .replaceAll(/\{\{[\s\S]*?\}\}/g, "x");
  return plain.match(/<[a-z][^<>]*>/gi) ?? [];
}

describe("the templates", () => {
  it("are found", () => {
    expect(templates.map(({ name }) => name)).toContain("site/issue.njk");
  });

  it.each(templates)("$name quotes every attribute", ({ text }) => {
    for (const tag of tagsOf(text))
      expect(tag.replaceAll(/\s[\w-]+="[^"]*"/g, "").replaceAll(/\s(hidden|reversed|defer)\b/g, "")).toMatch(
        /^<[a-z]\w*\s*>$/i,
      );
  });

  it.each(templates)("$name has no script, no style and no event handler of its own", ({ text }) => {
    for (const tag of tagsOf(text).filter((one) => !/^<script src="x"(?: defer)?>$/.test(one)))
      expect(tag).not.toMatch(/^<(?:script|style|iframe|object|embed|base)\b|\s(?:style|on\w+|srcdoc)\s*=/i);
  });

  it.each(templates)("$name escapes what it prints and counts no characters as words", ({ text }) => {
    expect(text).not.toMatch(/\|\s*(?:safe|dump|striptags|truncate|wordcount|urlize)\b|autoescape|\.constructor\b/);
  });

  it.each(templates.filter(({ name }) => name.startsWith("site/")))(
    "$name loads nothing from elsewhere",
    ({ text }) => {
      expect(text).not.toMatch(/https?:|\/\/\w/);
    },
  );
});
