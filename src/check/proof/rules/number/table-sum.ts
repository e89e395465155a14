import type { Table } from "mdast";
import { leafText, nodePlace } from "../../../../read/node-places.ts";
import type { IssueRule } from "../../rule.ts";

/**
 * 表里的合计等于各行之和。
 * @example | 水厂 | 水量 |⏎| --- | --- |⏎| 一水厂 | 12 |⏎| 二水厂 | 15 |⏎| 合计 | ⟦28⟧ | → | 水厂 | 水量 |⏎| --- | --- |⏎| 一水厂 | 12 |⏎| 二水厂 | 15 |⏎| 合计 | 27 |
 */
export const tableSum: IssueRule = {
  id: "number/table-sum",
  fix: "none",
  scope: "issue",
  check({ files }, report) {
    for (const { tree, path } of files)
      for (const node of tree?.children ?? [])
        if (node.type === "table")
          for (const { cell, found, sum } of wrongSums(node))
            report({ place: nodePlace(cell.children[0] ?? cell, path), params: { found, sum } });
  },
};

type Cell = Table["children"][number]["children"][number];

/** Only a last row 合计 or 总计 over rows that are all whole numbers of one column: subtotals and shares add up otherwise. */
function wrongSums(table: Table): { cell: Cell; found: number; sum: number }[] {
  const rows = table.children.slice(1).map(({ children }) => children);
  const last = rows.at(-1);
  const first = last?.[0] === undefined ? "" : leafText(last[0]).trim();
  const above = rows.slice(0, -1);
  if (last === undefined || !/^(?:合计|总计)$/u.test(first) || above.length < 2) return [];
  if (above.some((row) => row[0] !== undefined && /小计|其中|合计|累计|占比/u.test(leafText(row[0])))) return [];
  return last.flatMap((cell, column) => {
    if (column === 0) return [];
    const values = above.map((row) => numberIn(row[column]));
    const found = numberIn(cell);
    const header = table.children[0]?.children[column];
    if (header !== undefined && /率|比|占|均|序|年|排名|%/u.test(leafText(header))) return [];
    if (found === undefined || values.some((value) => value === undefined)) return [];
    const sum = Number(values.reduce<number>((total, value) => total + (value ?? 0), 0).toFixed(6));
    return Math.abs(sum - found) < 1e-6 ? [] : [{ cell, found, sum }];
  });
}

function numberIn(cell: Cell | undefined): number | undefined {
  const text = cell === undefined ? "" : leafText(cell).trim().replaceAll(",", "");
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}
