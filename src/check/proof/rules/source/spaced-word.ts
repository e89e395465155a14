import { patternRule } from "../../rule.ts";

/**
 * 字间距由程序排，不用空格撑开。
 * @example 本期⟦简 报⟧印发各单位。 → 本期简报印发各单位。
 * @example 见⟦第 二 期⟧。 → 见第二期。
 */
export const spacedWord = patternRule({
  id: "source/spaced-word",
  fix: "safe",
  needs: " \u3000",
  // Names of two characters are spread in lists on purpose, so only words of the bulletin's own.
  pattern:
    /(?<!\p{Script=Han}[ \u3000]?)(?:抄[ \u3000]+[送报](?![：:])|主[ \u3000]+送|报[ \u3000]+送|通[ \u3000]+[知报告]|报[ \u3000]+告|目[ \u3000]+录|附[ \u3000]+件|要[ \u3000]+目|公[ \u3000]+告)(?![ \u3000]?\p{Script=Han})|简[ \u3000]+报|第[ \u3000]+[一二三四五六七八九十]{1,3}[ \u3000]*期|第[一二三四五六七八九十]{1,3}[ \u3000]+期|编[ \u3000]+者[ \u3000]*按/gu,
  wanted: ([found]) => found.replaceAll(/[ \u3000]/gu, ""),
});
