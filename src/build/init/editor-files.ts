import { articleFields, issueFields } from "../../read/issue-schema.ts";
import { jsonSchema } from "../../read/json-schema.ts";
import type { Field, Fields, ValueForm } from "../../read/schema.ts";
import { seriesFields } from "../../read/series-schema.ts";
import { siteFields } from "../../read/site-schema.ts";
import { wordFields } from "../../read/word-file.ts";
import type { NewFile } from "./new-files.ts";

/**
 * What VS Code needs for completion and checks while typing, made from the fields that are read: JSON Schemas, and snippets
 * for the front matter, since no editor looks into the YAML of a Markdown file by itself.
 */
export function editorFiles(): NewFile[] {
  const schema = (name: string, title: string, fields: Fields): NewFile => ({
    path: `.vscode/schemas/${name}.schema.json`,
    content: jsonText(jsonSchema(title, fields)),
  });
  return [
    schema("site", "site.yaml：整个档案的设置", siteFields),
    schema("series", "series.yaml：一种刊物的设置", seriesFields),
    schema("words", "content/words：词表", wordFields),
    schema("issue", "一期简报开头的要素", issueFields),
    schema("article", "一篇文章开头的要素", articleFields),
    { path: ".vscode/jianbao.code-snippets", content: jsonText(snippets(issueFields)) },
  ];
}

/** One snippet for each name of each key. */
function snippets(fields: Fields): Readonly<Record<string, Snippet>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      [field.alias ?? name, ...(field.alias === undefined ? [] : [name])].map((key) => [
        `简报：${key}`,
        {
          scope: "markdown,yaml",
          prefix: key,
          body: `${key}: ${placeholder(field)}`,
          description: field.description.zh,
        },
      ]),
    ),
  );
}

interface Snippet {
  readonly scope: string;
  readonly prefix: string;
  readonly body: string;
  readonly description: string;
}

/** What is typed behind the key: one of the words allowed, or the example, marked to be typed over. */
function placeholder({ type }: Field<unknown>): string {
  const words = wordsOf(type.form);
  if (words.length > 0) return `\${1|${words.join(",")}|}`;
  return `\${1:${type.example.replaceAll(/[$}\\]/g, String.raw`\$&`)}}`;
}

function wordsOf(form: ValueForm): readonly string[] {
  if (form.kind === "choice") return form.choices;
  if (form.kind === "boolean") return ["是", "否"];
  return form.kind === "any-of" ? form.forms.flatMap((one) => (one.kind === "choice" ? one.choices : [])) : [];
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
