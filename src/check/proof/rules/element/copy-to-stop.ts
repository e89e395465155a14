import { documentClause, type TextRule } from "../../rule.ts";

/**
 * 抄送一行末尾用句号。
 * @example 抄送：各水厂，管网公⟦司⟧ → 抄送：各水厂，管网公司。
 */
export const copyToStop: TextRule = {
  id: "element/copy-to-stop",
  clause: documentClause("7.4.2"),
  fix: "suggested",
  needs: "抄",
  scope: "text",
  kinds: ["paragraph"],
  check(block, report) {
    const text = block.text.trimEnd();
    const label = /^(抄\s?[送报])[：:]/u.exec(text)?.[1];
    if (label === undefined || text.endsWith("。") || block.within !== "paragraph") return;
    report({ block, from: text.length - 1, to: text.length, params: { label } });
  },
};
