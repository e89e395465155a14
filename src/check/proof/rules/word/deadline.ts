import { patternRule } from "../../rule.ts";

/**
 * 到某时为止、事情还没完，用“截至”；到某时结束，用“截止”。
 * @example ⟦截止⟧6月底，共完成改造36处。 → 截至6月底，共完成改造36处。
 * @example 报名⟦截至⟧日期为6月底。 → 报名截止日期为6月底。
 */
export const deadline = patternRule({
  id: "word/deadline",
  fix: "suggested",
  needs: "截",
  pattern:
    /截止(?=到?(?:目前|今天|\d{1,4}[年月日]|\d{4}年|[一二三四五六七八九十]月|上半年|年底|月底|本月|今年))|截至(?=日期|时间|期限)/gu,
  wanted: ([found]) => (found === "截止" ? "截至" : "截止"),
});
