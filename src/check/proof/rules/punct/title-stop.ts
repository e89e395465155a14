import { patternRule } from "../../rule.ts";

/**
 * 标题中间不用句号。
 * @example title: 压实责任⟦。⟧守牢底线‖正文。 → title: 压实责任|守牢底线‖正文。
 */
export const titleStop = patternRule({
  id: "punct/title-stop",
  fix: "none",
  needs: "。",
  kinds: ["title"],
  pattern: /。(?=[^”》）])/gu,
  wanted: () => "|",
});
