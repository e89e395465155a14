import type { Nodes, Parents } from "mdast";

const han = "[\\p{Script=Han}〇]";
const latin = "[A-Za-z0-9%‰℃+\\-−.±×÷/#&@~()\\[\\]]";
const gaps = new RegExp(`(?<=${han}) (?=${latin})|(?<=${latin}) (?=${han})`, "gu");

/**
 * Takes out one typed space between Han and a Latin letter or digit (contract §2.2: it is not printed; comparisons of
 * text ignore it). Spaces typed on both sides of a mark of emphasis are found too.
 * @param tree a tree of our own copy; its text nodes are changed in place.
 */
export function tightenSpaces(tree: Nodes): void {
  let previous: { value: string } | undefined;
  const visit = (node: Nodes): void => {
    if (node.type === "text") {
      node.value = tighten(node.value, previous?.value.at(-1) ?? "");
      if (
        previous !== undefined &&
        previous.value.endsWith(" ") &&
        joins(previous.value.at(-2) ?? "", node.value[0] ?? "")
      )
        previous.value = previous.value.slice(0, -1);
      previous = node;
    } else if ("children" in node) {
      if (isBlock(node)) previous = undefined;
      for (const child of node.children) visit(child);
      if (isBlock(node)) previous = undefined;
    } else previous = undefined;
  };
  visit(tree);
}

/** The same for a plain text, such as a value of the front matter. */
export function tightenText(text: string): string {
  return text.includes(" ") ? text.replaceAll(gaps, "") : text;
}

function tighten(value: string, before: string): string {
  const inner = tightenText(value);
  return inner.startsWith(" ") && joins(before, inner[1] ?? "") ? inner.slice(1) : inner;
}

function joins(left: string, right: string): boolean {
  return tightenText(`${left} ${right}`) === left + right && left !== "" && right !== "";
}

function isBlock(node: Parents): boolean {
  return !["strong", "emphasis", "delete", "link", "linkReference"].includes(node.type);
}
