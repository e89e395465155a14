import { punctuationClause, type TextRule } from "../../rule.ts";
import { unpaired } from "../../pairs.ts";

const pairs = { "（": "）", "《": "》", "〈": "〉", "〔": "〕", "【": "】", "「": "」", "『": "』", "［": "］" };

/**
 * 括号、书名号成对。
 * @example 第二水厂⟦（⟧含加药间完成检修。 → 第二水厂（含加药间）完成检修。
 * @example 印发⟦《⟧安全生产规定，全面落实。 → 印发《安全生产规定》，全面落实。
 */
export const unpairedBracket: TextRule = {
  id: "punct/unpaired-bracket",
  clause: punctuationClause("4.9"),
  fix: "none",
  needs: "（）《》〈〉〔〕【】「」『』［］",
  scope: "text",
  check(block, report) {
    if (!/[（）《》〈〉〔〕【】「」『』［］]/u.test(block.text)) return;
    // A half-width bracket may be the partner; that it is half-width is told by another rule.
    const text = block.text.replaceAll("(", "（").replaceAll(")", "）");
    for (const from of unpaired(text, pairs)) {
      if (text[from] !== block.text[from] || isMarker(text, from)) continue;
      report({ block, from, to: from + 1 });
    }
  },
};

/** 1） and a） count: the bracket needs no partner. */
function isMarker(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 4), at);
  return text[at] === "）" && /(?:^|[。；：，、\s])(?:\d{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,3})$/u.test(before);
}
