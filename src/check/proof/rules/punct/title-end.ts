import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 标题末尾不用句号、分号、逗号、顿号、冒号。
 * @example title: 云岭水务集团部署汛期供水工作⟦。⟧‖正文。 → title: 云岭水务集团部署汛期供水工作‖正文。
 */
export const titleEnd = patternRule({
  id: "punct/title-end",
  clause: punctuationClause("B.4"),
  fix: "safe",
  needs: "。；，、：",
  kinds: ["title"],
  pattern: /[。；，、：]$/gu,
  wanted: () => "",
});
