import { patternRule } from "../../rule.ts";

/**
 * 编者按的“编者按”三字由程序加。
 * @example 编者按: ⟦编者按：⟧近日，集团公司召开会议。‖正文。 → 编者按: 近日，集团公司召开会议。‖正文。
 */
export const noteLabel = patternRule({
  id: "element/note-label",
  fix: "safe",
  needs: "按",
  kinds: ["note"],
  pattern: /^(?:【?编者按】?[：:]?|【?按语】?[：:])\s?/gu,
  wanted: () => "",
});
