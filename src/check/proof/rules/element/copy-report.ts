import { patternRule } from "../../rule.ts";

/**
 * 抄送不分上下级，不用“抄报”。
 * @example 分送:⏎  ⟦抄报⟧: [市水务局]⏎  发: [第一水厂]‖正文。 → 分送:⏎  抄送: [市水务局]⏎  发: [第一水厂]‖正文。
 * @example 分送:⏎  ⟦抄报⟧: [市水务局]‖正文。 → 分送:⏎  报: [市水务局]‖正文。
 */
export const copyReport = patternRule({
  id: "element/copy-report",
  fix: "none",
  needs: "抄",
  kinds: ["value"],
  pattern: /^抄 ?报$/gu,
  wanted: ([found], { key }) => (key.endsWith(".label") ? found : undefined),
});
