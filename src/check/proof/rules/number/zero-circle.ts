import { patternRule } from "../../rule.ts";

/**
 * 汉字年份里的零写“〇”。
 * @example ⟦二○二四⟧年六月 → 二〇二四年六月
 * @example ⟦二0二四⟧年六月 → 二〇二四年六月
 */
export const zeroCircle = patternRule({
  id: "number/zero-circle",
  fix: "safe",
  needs: "年",
  pattern: /[一二][一二三四五六七八九〇○0０ＯOo◯零]{3}(?=年)/gu,
  wanted: ([found]) => (/[○0０ＯOo◯]/u.test(found) ? found.replaceAll(/[○0０ＯOo◯]/gu, "〇") : undefined),
  params: ([found]) => ({ mark: /[○0０ＯOo◯]/u.exec(found)?.[0] ?? "" }),
});
