import { patternRule } from "../../rule.ts";

/**
 * 分送各行的名称只写字，不写冒号。
 * @example 分送:⏎  ⟦抄送：⟧: [第一水厂]‖正文。 → 分送:⏎  抄送: [第一水厂]‖正文。
 */
export const labelMark = patternRule({
  id: "element/label-mark",
  fix: "none",
  needs: ":：，、",
  kinds: ["value"],
  pattern: /^.{1,8}[：:，、]$/gu,
  wanted: ([found], { key }) => (key.endsWith(".label") ? found.slice(0, -1) : undefined),
  params: ([found]) => ({ name: found.slice(0, -1), mark: found.slice(-1) }),
});
