import { addContent } from "./content.ts";
import { numberContent, numberText, type NumberPlace } from "./copy-number.ts";
import { pageNumbers, readObjects, type PdfObjects } from "./objects.ts";
import { readArray, readReference, textString, writeDictionary } from "./syntax.ts";
import { PdfUpdate } from "./update.ts";

/** The copies of an issue: their numbers, and where the first copy shows its own. */
export interface CopiesOptions {
  readonly from: number;
  readonly count: number;
  readonly place: NumberPlace;
  /** The content stream that shows the first copy's number. */
  readonly stream: number;
}

/**
 * Adds numbered copies to a finished PDF that holds the first one. The pages of a copy share contents, fonts and images
 * with the first copy's; only the stream that shows the number is its own. Copies start on an odd side: where the pages
 * are an odd number, each ends with a blank one. The outline and the page labels (`000002-1`) lead to every copy.
 *
 * The structure tree describes the first copy alone: a tree for each would be larger than all pages together, and the
 * copies differ in nothing but a number.
 */
export function addCopies(bytes: Uint8Array, { from, count, place, stream }: CopiesOptions): Uint8Array {
  const objects = readObjects(bytes);
  const update = new PdfUpdate(objects);
  const pages = pageNumbers(objects);
  const catalog = new Map(objects.dictionary(objects.root));
  const first = readReference(catalog.get("Pages")) ?? 0;
  const isOdd = pages.length % 2 === 1;
  const sides = pages.length + (isOdd ? 1 : 0);
  const tree = update.reserve();
  const box = objects.dictionary(pages[0] ?? 0).get("MediaBox") ?? "[]";
  const blankPage = (parent: number): number =>
    update.add(`<</Type /Page\n/Parent ${parent} 0 R\n/Resources <<>>\n/MediaBox ${box}\n/TrimBox ${box}>>`);

  const own = new Map(objects.dictionary(first));
  own.set("Parent", `${tree} 0 R`);
  own.set("Count", String(sides));
  if (isOdd) own.set("Kids", `[${[...readArray(own.get("Kids") ?? ""), `${blankPage(first)} 0 R`].join(" ")}]`);
  update.replace(first, writeDictionary(own));

  const copies = [{ node: first, page: pages[0] ?? 0 }];
  const sheets = pages.map((page) => sheetOf(objects, page));
  for (let index = 1; index < count; index += 1) {
    const node = update.reserve();
    const shown = addContent(update, numberContent(place, from + index));
    const kids = sheets.map((sheet) => update.add(sheet(node, stream, shown)));
    if (isOdd) kids.push(blankPage(node));
    update.replace(
      node,
      `<</Type /Pages\n/Parent ${tree} 0 R\n/Count ${sides}\n/Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}]>>`,
    );
    copies.push({ node, page: kids[0] ?? 0 });
  }
  const nodes = copies.map(({ node }) => `${node} 0 R`).join(" ");
  update.replace(tree, `<</Type /Pages\n/Count ${sides * count}\n/Kids [${nodes}]>>`);
  catalog.set("Pages", `${tree} 0 R`);
  const labels = copies.map((_, index) => `${index * sides} <</S /D /P (${numberText(from + index)}-)>>`);
  catalog.set("PageLabels", `<</Nums [${labels.join("\n")}]>>`);
  catalog.set(
    "Outlines",
    `${outline(
      objects,
      update,
      from,
      copies.map(({ page }) => page),
    )} 0 R`,
  );
  catalog.set("PageMode", "/UseOutlines");
  update.replace(objects.root, writeDictionary(catalog));
  return update.finish();
}

/** A page of the first copy as one of another's: without structure and links, with the other number's stream. */
function sheetOf(objects: PdfObjects, page: number): (node: number, stream: number, shown: number) => string {
  const entries = new Map(objects.dictionary(page));
  for (const key of ["StructParents", "Annots", "Tabs"]) entries.delete(key);
  const contents = readArray(entries.get("Contents") ?? "");
  return (node, stream, shown) => {
    const own = contents.map((item) => (readReference(item) === stream ? `${shown} 0 R` : item));
    entries.set("Parent", `${node} 0 R`);
    entries.set("Contents", `[${own.join(" ")}]`);
    return writeDictionary(entries);
  };
}

/** An outline with an entry for each copy; what the printed outline holds stands below the first. */
function outline(objects: PdfObjects, update: PdfUpdate, from: number, pages: readonly number[]): number {
  const root = update.reserve();
  const items = pages.map(() => update.reserve());
  const printed = readReference(objects.dictionary(objects.root).get("Outlines"));
  const old = printed === undefined ? new Map<string, string>() : objects.dictionary(printed);
  for (let child = readReference(old.get("First")); child !== undefined;) {
    const entries = new Map(objects.dictionary(child));
    entries.set("Parent", `${items[0] ?? 0} 0 R`);
    update.replace(child, writeDictionary(entries));
    child = readReference(entries.get("Next"));
  }
  for (const [index, item] of items.entries()) {
    const links: [string, string | undefined][] = [
      ["Title", textString(`份号 ${numberText(from + index)}`)],
      ["Parent", `${root} 0 R`],
      ["Prev", index === 0 ? undefined : `${items[index - 1] ?? 0} 0 R`],
      ["Next", index === items.length - 1 ? undefined : `${items[index + 1] ?? 0} 0 R`],
      ["Dest", `[${pages[index] ?? 0} 0 R /XYZ null null null]`],
      // Closed: a list of copies is easier to look through.
      ["First", index === 0 ? old.get("First") : undefined],
      ["Last", index === 0 ? old.get("Last") : undefined],
      ["Count", index === 0 && old.has("First") ? `-${countItems(objects, old.get("First"))}` : undefined],
    ];
    update.replace(
      item,
      writeDictionary(links.flatMap(([key, value]): [string, string][] => (value === undefined ? [] : [[key, value]]))),
    );
  }
  const ends = [`${items[0] ?? 0} 0 R`, `${items.at(-1) ?? 0} 0 R`];
  update.replace(root, `<</Type /Outlines\n/First ${ends[0] ?? ""}\n/Last ${ends[1] ?? ""}\n/Count ${items.length}>>`);
  return root;
}

/** Outline items from one on, those below them left out: they count as closed. */
function countItems(objects: PdfObjects, first: string | undefined): number {
  let count = 0;
  for (let item = readReference(first); item !== undefined; item = readReference(objects.dictionary(item).get("Next")))
    count += 1;
  return count;
}
