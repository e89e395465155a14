import type { Heading, List, PhrasingContent, RootContent, Table } from "mdast";
import { levelOf, splitRunIn } from "./structure.ts";
import type { TablePart } from "./table-parts.ts";
import { cellClasses, groupWidth, rowKind } from "./table-hast.ts";

/** An element of a page that can be pointed at, as HTML without its id. */
export interface PlainPiece {
  /** What stands before it. */
  readonly before: string;
  /** Its name and attributes. */
  readonly open: string;
  readonly content: string;
  /** Its end, and what stands behind it. */
  readonly after: string;
  /** Its words; "" where it gets no id. */
  readonly text: string;
  /** Whether it has a place that links of the issue point to. */
  readonly isOwnPlace?: boolean;
}

/**
 * A block as a page has it, written as it is read: paragraphs, headings, lists of one level and tables of nothing but words
 * and emphasis. No character of them means anything to HTML, so there is nothing to make safe.
 * @param part what a paragraph is to the table next to it.
 * @returns undefined where there is anything else in it.
 */
export function plainBlock(node: RootContent, part?: TablePart): PlainPiece[] | undefined {
  switch (node.type) {
    case "heading":
      return plainHeading(node);
    case "paragraph":
      return filled("p", part === undefined ? "" : ` class="${part}"`, plainContent(node.children));
    case "list":
      return plainList(node);
    case "table":
      return plainTable(node);
    default:
      return undefined;
  }
}

function plainHeading(node: Heading): PlainPiece[] | undefined {
  const level = levelOf(node);
  const split = splitRunIn(node);
  if (split === undefined) return filled(`h${level + 2}`, ` class="level-${level}"`, plainContent(node.children), true);
  const head = plainContent(split.head);
  const rest = plainContent(split.rest);
  if (head === undefined || rest === undefined) return undefined;
  return filled("p", ' class="run-in-block"', `<span class="run-in level-${level}">${head}</span>${rest}`);
}

function filled(
  name: string,
  attributes: string,
  content: string | undefined,
  isOwnPlace = false,
): PlainPiece[] | undefined {
  if (content === undefined) return undefined;
  const text = wordsOf(content);
  return text === ""
    ? undefined
    : [{ before: "", open: name + attributes, content, after: `</${name}>`, text, isOwnPlace }];
}

function plainList(node: List): PlainPiece[] | undefined {
  const name = node.ordered === true ? "ol" : "ul";
  const start =
    node.ordered === true && typeof node.start === "number" && node.start !== 1 ? ` start="${node.start}"` : "";
  const pieces: PlainPiece[] = [];
  for (const [index, item] of node.children.entries()) {
    const [only, other] = item.children;
    if (only?.type !== "paragraph" || other !== undefined || typeof item.checked === "boolean") return undefined;
    const content = plainContent(only.children);
    const text = content === undefined ? "" : wordsOf(content);
    if (content === undefined || text === "") return undefined;
    const before = index === 0 ? `<${name}${start}>\n` : "";
    const after = index === node.children.length - 1 ? `</li>\n</${name}>` : "</li>\n";
    pieces.push({ before, open: "li", content, after, text });
  }
  return pieces;
}

function plainTable(node: Table): PlainPiece[] | undefined {
  const pieces: PlainPiece[] = [];
  for (const [index, row] of node.children.entries()) {
    const contents: string[] = [];
    for (const cell of row.children) {
      const content = plainContent(cell.children);
      if (content === undefined) return undefined;
      contents.push(content);
    }
    const isHead = index === 0;
    const kind = isHead ? "row" : rowKind(row);
    const cells =
      kind === "group"
        ? `<td colspan="${groupWidth(row, node)}">${contents[0] ?? ""}</td>`
        : row.children
            .map((cell, column) => {
              const classes = cellClasses(cell, node, column, isHead ? "head" : "body").join(" ");
              const attribute = classes === "" ? "" : ` class="${classes}"`;
              return isHead
                ? `<th scope="col"${attribute}>${contents[column]}</th>`
                : `<td${attribute}>${contents[column]}</td>`;
            })
            .join("");
    const texts = kind === "group" ? contents.slice(0, 1) : contents;
    const isLast = index === node.children.length - 1;
    pieces.push({
      before: isHead
        ? '<div class="table-box" tabindex="0" role="region" aria-label="表格"><table><thead>'
        : index === 1
          ? "<tbody>"
          : "",
      open: kind === "row" ? "tr" : `tr class="${kind}"`,
      content: cells,
      after: `</tr>${isHead ? "</thead>" : isLast ? "</tbody>" : ""}${isLast ? "</table></div>" : ""}`,
      text: texts
        .map(wordsOf)
        .join("｜")
        .replaceAll(/^｜+|｜+$/g, ""),
    });
  }
  return pieces;
}

const tags = { strong: "strong", emphasis: "em", delete: "del" } as const;

/** Words in which no character means anything to HTML, emphasised or not; undefined where there is anything else. */
function plainContent(nodes: readonly PhrasingContent[]): string | undefined {
  let content = "";
  for (const node of nodes) {
    if (node.type === "text") {
      if (/[<>&\n\r]/.test(node.value)) return undefined;
      content += node.value;
    } else if (node.type === "strong" || node.type === "emphasis" || node.type === "delete") {
      const inner = plainContent(node.children);
      if (inner === undefined) return undefined;
      content += `<${tags[node.type]}>${inner}</${tags[node.type]}>`;
    } else return undefined;
  }
  return content;
}

/** The words of a plain content: its only `<` and `>` are those of its tags. */
function wordsOf(content: string): string {
  return (content.includes("<") ? content.replaceAll(/<[^>]*>/g, "") : content).trim();
}
