import { patternRule } from "../../rule.ts";

/**
 * “的”“了”“在”等字不重复。
 * @example 各水厂⟦的的⟧巡查记录齐全。 → 各水厂的巡查记录齐全。
 * @example 完成⟦了了⟧年度任务。 → 完成了年度任务。
 */
export const doubledParticle = patternRule({
  id: "word/doubled-particle",
  fix: "safe",
  needs: "的了在和与被把地",
  // 目的的, 标的的 and 了了 in 不了了之, 一目了了 are right; 是是非非 too.
  pattern:
    /(?<!目|标|有)的的(?!士|确)|(?<![不直简])了了(?!心|解|如|之|结|事|望|无)|(?<!现|实|存|所|内|潜|正|旨|自|外|何|好)在在(?!建|线|职|岗|校|编|册|场|此|内|外|学|野)|和和(?!美|气|睦|谐|平)|与与(?!会|论|其)|被被|把把|地地(?!道|方|区|点|质|铁|理|块|面)/gu,
  wanted: ([found]) => found.slice(1),
});
