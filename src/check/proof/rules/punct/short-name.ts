import { patternRule } from "../../rule.ts";

/**
 * 简称写成（以下简称“……”）。
 * @example 云岭水务集团（⟦以下简称：⟧集团公司）召开会议。 → 云岭水务集团（以下简称“集团公司”）召开会议。
 * @example 《供水保障方案》，⟦下称“方案”⟧，已经印发。 → 《供水保障方案》（以下简称“方案”）已经印发。
 */
export const shortName = patternRule({
  id: "punct/short-name",
  fix: "suggested",
  needs: "称",
  pattern: /(?:以下|下文)?简?称[：:]|(?<![（(以])下称“[^”]*”/gu,
  wanted: ([found]) => (/^以下|^下文|^下称/u.test(found) ? "以下简称“……”" : undefined),
});
