import { documentClause, patternRule } from "../../rule.ts";

/**
 * “抄送”后面用全角冒号，两字之间不加空格。
 * @example ⟦抄送:⟧各水厂，管网公司。 → 抄送：各水厂，管网公司。
 * @example ⟦抄 送：⟧各水厂，管网公司。 → 抄送：各水厂，管网公司。
 */
export const copyToColon = patternRule({
  id: "element/copy-to-colon",
  clause: documentClause("7.4.2"),
  fix: "safe",
  needs: "抄",
  kinds: ["paragraph"],
  pattern: /^(?:抄[ \u3000]+[送报][：:]|抄[送报]:)/gu,
  wanted: ([found]) => `${found.replaceAll(/[ \u3000:：]/gu, "")}：`,
  params: ([found]) => ({ label: found.replaceAll(/[ \u3000:：]/gu, "") }),
});
