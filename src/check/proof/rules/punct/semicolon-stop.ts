import { punctuationClause, type TextRule } from "../../rule.ts";

/**
 * 一项之内已有句号，项与项之间不用分号。
 * @example 一是健全制度。修订办法3项⟦；⟧二是强化督查。开展抽查6次⟦；⟧三是严格考核。 → 一是健全制度。修订办法3项。二是强化督查。开展抽查6次。三是严格考核。
 */
export const semicolonStop: TextRule = {
  id: "punct/semicolon-stop",
  clause: punctuationClause("A.5"),
  fix: "none",
  needs: "；",
  scope: "text",
  kinds: ["paragraph", "note", "cell"],
  check(block, report) {
    const pattern =
      /(?:一是|二是|三是|四是|五是|六是)(?:(?!一是|二是|三是|四是|五是|六是)[^；])*。(?:(?!一是|二是|三是|四是|五是|六是)[^；。])*；(?=二是|三是|四是|五是|六是|七是)/gu;
    for (const match of block.text.matchAll(pattern)) {
      const to = match.index + match[0].length;
      // A full stop inside a quotation belongs to it.
      if (!/。/u.test(match[0].replaceAll(/“[^”]*”/gu, ""))) continue;
      report({ block, from: to - 1, to });
    }
  },
};
