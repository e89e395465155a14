import { walk, nodePlace } from "../../../../read/node-places.ts";
import type { IssueRule } from "../../rule.ts";

/**
 * 网址写成链接。
 * @example 详见⟦https://shuiwu.example/gonggao⟧。 → 详见[公告](https://shuiwu.example/gonggao)。
 */
export const bareAddress: IssueRule = {
  id: "source/bare-address",
  fix: "none",
  scope: "issue",
  check({ files }, report) {
    for (const { tree, path } of files) {
      if (tree === undefined) continue;
      walk(tree, (node) => {
        const only = node.type === "link" && node.children.length === 1 ? node.children[0] : undefined;
        if (node.type === "link" && only?.type === "text" && /^(?:https?:\/\/|www\.)/i.test(only.value))
          report({ place: nodePlace(node, path) });
      });
    }
  },
};
