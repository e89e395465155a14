import { documentClause, patternRule } from "../../rule.ts";

/**
 * ⑴ ㈠ 一类的合成字符改为普通的括号和数字。
 * @example ⟦⑴⟧核对设备台账 → （1）核对设备台账
 * @example ⟦㈢⟧严格值班值守 → （三）严格值班值守
 */
export const compatMarker = patternRule({
  id: "order/compat-marker",
  clause: documentClause("7.3.3"),
  fix: "safe",
  kinds: ["paragraph", "heading"],
  pattern: /[\u2474-\u2487\u3220-\u3229]/gu,
  // Compatibility forms: (1) and (一) with half-width brackets.
  wanted: ([found]) => found.normalize("NFKC").replace("(", "（").replace(")", "）"),
});
