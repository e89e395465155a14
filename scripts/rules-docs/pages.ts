import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { allRules } from "../../src/check/proof/all-rules.ts";
import type { ProofRule } from "../../src/check/proof/rule.ts";
import { rules } from "../../src/model/rules.ts";

const groups: Readonly<Record<string, string>> = {
  order: "层次与序次语",
  punct: "标点符号",
  number: "数字",
  date: "日期和时间",
  unit: "计量单位",
  element: "要素、报头报尾",
  source: "源文",
  word: "字词",
  series: "全刊",
};

const levels = { error: "错误", warning: "警告", info: "提示" } as const;
const fixes = { safe: "`--fix` 自动改", suggested: "给出改法，由人定", none: "只提示" } as const;

/** The pages of docs/rules/ by file name, made from the rules, their docblocks and their messages. */
export function rulePages(): ReadonlyMap<string, string> {
  const pages = new Map<string, string>([["README.md", indexPage()]]);
  for (const [group, title] of Object.entries(groups)) pages.set(`${group}.md`, groupPage(group, title));
  return pages;
}

const head = "<!-- 由 npm run rules-docs 从 src/check/proof/rules 生成，不要手改。 -->\n";

function indexPage(): string {
  const rows = allRules.map((rule) => {
    const { severity, message } = rules[rule.id];
    const [group = ""] = rule.id.split("/");
    return `| [${rule.id}](${group}.md#${anchor(rule.id)}) | ${levels[severity]} | ${fixes[rule.fix]} | ${rule.clause ?? "—"} | ${cell(message.zh.replaceAll(/\{\w+\}/g, "…"))} |`;
  });
  return `${head}
# 校对规则

\`jianbao check\` 用这 ${allRules.length} 条规则校对文稿：${count("error")} 条错误、${count("warning")} 条警告、${count("info")} 条提示。“错误”只用于标准条款写明的事，
“警告”“提示”可以关：整个刊物写在 series.yaml 的 \`rules\` 里（\`rules: {number/space: off}\`），只关下一段写一行
\`<!-- jianbao-disable-next number/space -->\`。错别字、单位名称等词表在 \`assets/words\`，各单位自己的写在 \`content/words/*.yaml\`。

| 规则 | 级别 | 改法 | 依据 | 说什么 |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}

function count(severity: keyof typeof levels): number {
  return allRules.filter(({ id }) => rules[id].severity === severity).length;
}

function groupPage(group: string, title: string): string {
  const sections = allRules.filter(({ id }) => id.startsWith(`${group}/`)).map(section);
  return `${head}\n# ${title}\n\n${sections.join("\n")}`;
}

function section(rule: ProofRule): string {
  const { severity, message } = rules[rule.id];
  const { summary, examples } = docblock(rule.id);
  const rows = examples.map(
    ([wrong, right]) => `| ${cell(marked(wrong))} | ${right === "" ? "—" : cell(plain(right))} |`,
  );
  return `## ${rule.id}

${levels[severity]} · ${fixes[rule.fix]}${rule.clause === undefined ? "" : ` · ${rule.clause}`}

${summary}

| 错 | 对 |
| --- | --- |
${rows.join("\n")}

${message.en.replaceAll(/\{\w+\}/g, "…")}.
`;
}

/** The sentence and the examples above a rule. */
function docblock(id: string): { readonly summary: string; readonly examples: readonly (readonly [string, string])[] } {
  const text = readFileSync(fileURLToPath(new URL(`../../src/check/proof/rules/${id}.ts`, import.meta.url)), "utf8");
  const block =
    [...text.matchAll(/\/\*\*\n([\s\S]*?)\*\//g)].find((match) => match[1]?.includes("@example"))?.[1] ?? "";
  const lines = block.split("\n").map((line) => line.replace(/^ \* ?/, ""));
  return {
    summary: lines.filter((line) => line.trim() !== "" && !line.startsWith("@")).join(""),
    examples: lines
      .filter((line) => line.startsWith("@example "))
      .map((line) => {
        const [wrong = "", right = ""] = line.slice("@example ".length).split(" → ");
        return [wrong, right] as const;
      }),
  };
}

/** An example as text on one line of a table; what is found stands between 【】. */
function marked(example: string): string {
  return plain(example).replaceAll("⟦", "【").replaceAll("⟧", "】");
}

function plain(example: string): string {
  const shown = example
    .replace(/‖正文。$/, "")
    .replaceAll("‖正文。§", " § ")
    .replaceAll("‖", " ⏎ ")
    .replaceAll(/\{(\d+)\}/g, "…");
  return `\`${shown.replaceAll("`", "'")}\``;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function anchor(id: string): string {
  return id.replaceAll("/", "");
}
