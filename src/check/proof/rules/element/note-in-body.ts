import { patternRule } from "../../rule.ts";

/**
 * 编者按写在文件开头。
 * @example ⟦【编者按】⟧近日，集团公司召开会议。 → 近日，集团公司召开会议。
 */
export const noteInBody = patternRule({
  id: "element/note-in-body",
  fix: "none",
  needs: "按",
  kinds: ["paragraph"],
  pattern: /^(?:【编者按[】：:]|编者按[：:])/gu,
  wanted: ([found]) => found,
});
