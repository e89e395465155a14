import { patternRule } from "../../rule.ts";

/**
 * 破折号前后不加空格。
 * @example 守住底线⟦ —— ⟧这是最要紧的。 → 守住底线——这是最要紧的。
 */
export const spaceAroundDash = patternRule({
  id: "punct/space-around-dash",
  fix: "safe",
  needs: "—",
  pattern: /(?<=\S) +—— *(?=\S)|(?<=\S)—— +(?=\S)/gu,
  wanted: () => "——",
});
