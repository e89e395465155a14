import { documentClause, type TextRule } from "../../rule.ts";
import { markerOf } from "../../marker.ts";

/**
 * 标题自己写的序号与它的层次一致。
 * @example ## ⟦（一）⟧总体情况 → ## 一、总体情况
 * @example ### ⟦1.⟧加强领导 → ### （一）加强领导
 */
export const levelMarker: TextRule = {
  id: "order/level-marker",
  clause: documentClause("7.3.3"),
  fix: "none",
  needs: "、）.．",
  scope: "text",
  kinds: ["heading"],
  check(block, report) {
    const marker = markerOf(block.text);
    if (marker === undefined || block.depth < 2 || marker.level === Math.min(block.depth - 1, 4)) return;
    report({ block, from: 0, to: marker.text.length });
  },
};
