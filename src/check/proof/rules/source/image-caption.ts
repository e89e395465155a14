import { walk, nodePlace } from "../../../../read/node-places.ts";
import type { IssueRule } from "../../rule.ts";

/**
 * 单独成段的图片写图题。
 * @example ⟦![](tu1.svg)⟧ → ![图1␣水量走势](tu1.svg)
 */
export const imageCaption: IssueRule = {
  id: "source/image-caption",
  fix: "none",
  scope: "issue",
  check({ files }, report) {
    for (const { tree, path } of files) {
      if (tree === undefined) continue;
      walk(tree, (node) => {
        const only = node.type === "paragraph" && node.children.length === 1 ? node.children[0] : undefined;
        if (only?.type === "image" && (only.alt ?? "").trim() === "") report({ place: nodePlace(only, path) });
      });
    }
  },
};
