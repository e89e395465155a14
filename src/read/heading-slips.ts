import type { Paragraph, Root } from "mdast";
import type { Diagnostic } from "../model/diagnostic.ts";
import { finding } from "../model/report.ts";
import { leafText, nodePlace, walk } from "./node-places.ts";

/** Reports headings beyond the four official levels, empty ones, and lines that were meant as headings. */
export function checkHeadings(tree: Root, path: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  walk(tree, (node) => {
    if (node.type === "heading") {
      if (node.depth === 6) diagnostics.push(finding("markdown/heading-too-deep", nodePlace(node, path)));
      else if (leafText(node).trim() === "") diagnostics.push(finding("markdown/heading-empty", nodePlace(node, path)));
    } else if (node.type === "paragraph") diagnostics.push(...headingSlip(node, path));
  });
  return diagnostics;
}

function headingSlip(paragraph: Paragraph, path: string): Diagnostic[] {
  const [first] = paragraph.children;
  if (first?.type === "text" && /^[^#]/.test(first.value)) return [];
  const line = leafText(paragraph).split("\n")[0] ?? "";
  const place = nodePlace(paragraph, path);
  const atMarks = (count: number) => ({ ...place, endLine: place.line, endColumn: place.column + count });
  const marks = /^#+/.exec(line)?.[0] ?? "";
  if (marks.length > 6) return [finding("markdown/heading-too-deep", atMarks(marks.length))];
  // A Latin word or digit behind # is more likely a number or a tag (#3机组) than a heading.
  if (marks === "" || !/^[\p{Script=Han}（《“]/u.test(line.slice(marks.length))) return [];
  return [
    finding("markdown/heading-space", atMarks(marks.length), {
      wanted: `${marks} ${line.slice(marks.length, marks.length + 12)}`,
    }),
  ];
}
