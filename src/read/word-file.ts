import type { Diagnostic } from "../model/diagnostic.ts";
import { optional, readFields, report, type Fields, type ReadFields, type ValueType } from "./schema.ts";
import { readSourceText } from "./source-text.ts";
import { labels, list, mapping, text, texts } from "./values.ts";
import { parseYamlMap } from "./yaml.ts";

/** One word of a word file. */
export interface WordFileEntry {
  readonly kind: "typos" | "confusables" | "units" | "leaders" | "banned";
  readonly wrong: string;
  /** Empty where nothing is to be typed instead. */
  readonly right: string;
  readonly unless: readonly string[];
}

/** A word file as far as it could be read. */
export interface WordFile {
  readonly entries: readonly WordFileEntry[];
  readonly allowed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a wrong word stands for: the right one, or that and the longer words that are right. */
type Replacement = Pick<WordFileEntry, "right" | "unless">;

const exception = mapping(
  {
    right: optional("改为", text("安装"), "改成什么", "what to type instead"),
    unless: optional("除外", texts("按装备"), "含有它而不算错的词", "longer words that hold it and are right"),
  },
  "{改为: 安装, 除外: [按装备]}",
  ({ right, unless }): Replacement => ({
    right: right?.value.text ?? "",
    unless: unless?.value.map((word) => word.text) ?? [],
  }),
);

const replacement: ValueType<Replacement> = {
  form: { kind: "any-of", forms: [{ kind: "text" }, exception.form] },
  example: "部署",
  read(node, context) {
    if (node.kind !== "text") return exception.read(node, context);
    const right = text("部署").read(node, context);
    return right && { right: right.text, unless: [] };
  },
};

const wrongToRight = labels(replacement, "{布署: 部署}");
const rightToWrong = labels(texts("市水利管理局"), "{宁屿市水务局: [宁屿市水利局]}");

const bannedWords = {
  ...wrongToRight,
  form: { kind: "any-of", forms: [wrongToRight.form, { kind: "list", of: { kind: "text" } }] },
  read(node, context) {
    if (node.kind !== "list") return wrongToRight.read(node, context);
    return list(text("某词"), "[某词]")
      .read(node, context)
      ?.map((label) => ({ label, value: { right: "", unless: [] } }));
  },
} satisfies ValueType<ReturnType<typeof wrongToRight.read>> as typeof wrongToRight;

/** The keys of a word file (content/words/*.yaml). */
export const wordFields = {
  typos: optional("错别字", wrongToRight, "错字: 正字", "wrong word: right word"),
  confusables: optional("易混词", wrongToRight, "用错的词: 应当用的词", "mistaken word: the word that is meant"),
  units: optional("单位", rightToWrong, "规范名称: [不规范的写法]", "proper name of an office: [names to avoid]"),
  leaders: optional("领导", rightToWrong, "规范的姓名职务: [不规范的写法]", "proper name and post: [forms to avoid]"),
  banned: optional(
    "禁用词",
    bannedWords,
    "禁用的词，或 禁用的词: 改用的词",
    "banned words, or word: what to use instead",
  ),
  allowed: optional("放行", texts("某词"), "不算错的词", "words that are no mistake here"),
} satisfies Fields;

/** Reads a word file; what is wrong with it is reported with its place, and the rest is used. */
export async function readWordFile(path: string): Promise<WordFile> {
  const diagnostics: Diagnostic[] = [];
  const source = await readSourceText(path, "config");
  diagnostics.push(...source.diagnostics);
  if (source.value === undefined) return { entries: [], allowed: [], diagnostics };
  const { map, diagnostics: found } = parseYamlMap(source.value, path, "config", "错别字: {布署: 部署}");
  diagnostics.push(...found);
  if (map === undefined) return { entries: [], allowed: [], diagnostics };
  const fields = readFields(map, wordFields, { group: "config", diagnostics });
  return {
    entries: [...replacements(fields, diagnostics), ...properNames(fields)],
    allowed: fields.allowed?.value.map((word) => word.text) ?? [],
    diagnostics,
  };
}

function replacements(fields: ReadFields<typeof wordFields>, diagnostics: Diagnostic[]): WordFileEntry[] {
  return (["typos", "confusables", "banned"] as const).flatMap((kind) =>
    (fields[kind]?.value ?? []).flatMap(({ label, value }) => {
      if (kind !== "banned" && (value.right === "" || value.right === label.text)) {
        report({ group: "config", diagnostics }, "empty-value", label.place, { key: label.text, example: "部署" });
        return [];
      }
      return [{ kind, wrong: label.text, ...value }];
    }),
  );
}

/** A name to avoid is no mistake where it is part of the proper one. */
function properNames(fields: ReadFields<typeof wordFields>): WordFileEntry[] {
  return (["units", "leaders"] as const).flatMap((kind) =>
    (fields[kind]?.value ?? []).flatMap(({ label, value }) =>
      value.map((wrong) => ({ kind, wrong: wrong.text, right: label.text, unless: [label.text] })),
    ),
  );
}
