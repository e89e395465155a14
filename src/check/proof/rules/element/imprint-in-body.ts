import { patternRule } from "../../rule.ts";

/**
 * 版记写在文件开头，不写在正文里。
 * @example ⟦云岭水务集团办公室␣2024年6月18日印发⟧ → 云岭水务集团办公室印发了通知。
 * @example ⟦（共印60份）⟧ → 共印60份，分送各单位。
 */
export const imprintInBody = patternRule({
  id: "element/imprint-in-body",
  fix: "none",
  needs: "印",
  kinds: ["paragraph"],
  pattern: /^(?:[\p{Script=Han}]{4,30}[ \u3000]*\d{4}年\d{1,2}月\d{1,2}日印发|[（(]共印\d+份[）)])$/gu,
  wanted: ([found]) => found,
});
