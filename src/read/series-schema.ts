import { fontRoles, type FontRole } from "../model/font-role.ts";
import type { PlacedText } from "../model/diagnostic.ts";
import { finding } from "../model/report.ts";
import { rules as catalogue } from "../model/rules.ts";
import { classification, distribution, seriesImprint } from "./composite-values.ts";
import { issueLinePlaceholders } from "./issue-line.ts";
import { layout } from "./layout-values.ts";
import { likeRules, warningRules } from "./rule-names.ts";
import { optional, report, required, type ValueType } from "./schema.ts";
import { choice, integer, labels, list, mapping, text, texts } from "./values.ts";

/** The nameplate has one or two lines (contract §1). */
const nameplateLines = 2;

const nameplate: ValueType<readonly PlacedText[]> = {
  ...texts("某某工作简报"),
  form: {
    kind: "any-of",
    forms: [{ kind: "text" }, { kind: "list", of: { kind: "text" }, least: 1, most: nameplateLines }],
  },
  read(node, context) {
    const lines = texts("某某工作简报").read(node, context);
    if (lines === undefined || (lines.length > 0 && lines.length <= nameplateLines)) return lines;
    if (lines.length === 0)
      return report(context, "empty-value", node.place, { key: context.key, example: context.example });
    return report(context, "too-many", node.place, {
      key: context.key,
      found: lines.length,
      most: nameplateLines,
      example: "[某某单位, 工作简报]",
    });
  },
};

const issueLine: ValueType<PlacedText> = {
  ...text("第{issue}期"),
  form: { kind: "text", pattern: String.raw`^(?:[^{]|\{(?:${issueLinePlaceholders.join("|")})\})*$` },
  read(node, context) {
    const pattern = text("第{issue}期").read(node, context);
    for (const [found] of pattern?.text.matchAll(/\{[^}]*\}?/g) ?? [])
      if (pattern !== undefined && !issueLinePlaceholders.includes(found.slice(1, -1)))
        context.diagnostics.push(
          finding("config/issue-line-placeholder", pattern.place, {
            found,
            choices: issueLinePlaceholders.map((name) => `{${name}}`).join(" "),
          }),
        );
    return pattern;
  },
};

type RuleLevel = "off" | "info" | "warning" | "error";

const levels = choice({ off: "off", info: "info", warning: "warning", error: "error" } as const);

const ruleLevels: ValueType<Readonly<Record<string, RuleLevel>>> = {
  form: { kind: "labels", of: levels.form, keys: `^(?:${warningRules().join("|")})$` },
  example: "{markdown/heading-number: off}",
  read(node, context) {
    const entries = labels(levels, context.example).read(node, context);
    return (
      entries &&
      Object.fromEntries(
        entries.flatMap(({ label, value }) => {
          const definition = Object.entries(catalogue).find(([id]) => id === label.text)?.[1];
          if (definition === undefined)
            context.diagnostics.push(
              finding("config/unknown-rule", label.place, { found: label.text, near: likeRules(label.text) }),
            );
          else if (definition.severity === "error")
            context.diagnostics.push(finding("config/rule-fixed", label.place, { found: label.text }));
          return definition === undefined || definition.severity === "error" ? [] : [[label.text, value] as const];
        }),
      )
    );
  },
};

const voids: ValueType<Readonly<Record<string, readonly number[]>>> = {
  form: { kind: "labels", of: list(integer("12"), "[12]").form, keys: String.raw`^\d{4}$` },
  example: "{2021: [12]}",
  read(node, context) {
    const entries = labels(list(integer("12"), "[12]"), context.example).read(node, context);
    for (const { label } of entries ?? [])
      if (!/^\d{4}$/.test(label.text))
        context.diagnostics.push(finding("config/not-year", label.place, { found: label.text }));
    return (
      entries &&
      Object.fromEntries(
        entries.filter(({ label }) => /^\d{4}$/.test(label.text)).map(({ label, value }) => [label.text, value]),
      )
    );
  },
};

const fontPath = optional(
  undefined,
  text("fonts/fangsong.ttf"),
  "字体文件，路径从仓库算起",
  "font file, relative to the repository",
);
const fontFields = Object.fromEntries(fontRoles.map((role) => [role, fontPath]));

const fonts: ValueType<Readonly<Partial<Record<FontRole, PlacedText>>>> = mapping(
  fontFields,
  "{fangsong: fonts/fangsong.ttf}",
  (read) =>
    Object.fromEntries(
      Object.entries(read).flatMap(([role, value]) => (value === undefined ? [] : [[role, value.value]])),
    ),
);

/** Every key of series.yaml (contract §2.3). */
export const seriesFields = {
  name: required("刊名", nameplate, "刊名，一行或两行", "the nameplate, in one or two lines"),
  issuer: required("编发单位", text("某某办公室"), "编发单位", "who edits and issues it"),
  issuerRole: optional(
    undefined,
    choice({ 编: "编", 主办: "主办", 编印: "编印" } as const),
    "编发单位后面的字",
    "what stands behind the issuer",
  ),
  numerals: optional(
    undefined,
    choice({ arabic: "arabic", chinese: "chinese" } as const),
    "期号用阿拉伯数字还是汉字",
    "numerals of issue and total",
  ),
  issueLine: optional(
    "期号行",
    issueLine,
    "期号行的样式，可用 {year} {issue} {total} {edition}",
    "pattern of the issue line",
  ),
  numbering: optional(
    undefined,
    choice({ auto: "auto", column: "column", none: "none" } as const),
    "没有序号的标题是否自动编号；column：同一栏目内连续",
    "whether headings without numbers are numbered; column: on through a column's articles",
  ),
  imprint: optional("印发", seriesImprint, "印发机关、印数、人员", "who prints it, how many, and the staff"),
  distribution: optional("分送", distribution, "分送单位", "distribution list"),
  classification: optional("密级", classification, "密级", "classification"),
  layout: optional("版式", layout, "版式", "layout"),
  fonts: optional("字体", fonts, "自备的字体文件", "fonts of your own"),
  rules: optional("规则", ruleLevels, "关闭或调整提醒", "warnings switched off or changed"),
  void: optional("空缺", voids, "声明没有出版的期号", "declared gaps"),
  firstTotal: optional(undefined, integer("17"), "本仓库第一期的总期号", "total of the first issue held here"),
};
