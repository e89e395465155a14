import type { Bookmark, Link } from "../measured.ts";
import type { ObjectReader, PageNode } from "./objects.ts";
import { place, placeBox, type Matrix } from "./placement.ts";
import {
  asName,
  asNumber,
  asText,
  PdfName,
  PdfReference,
  PdfString,
  type PdfDictionary,
  type PdfValue,
} from "./values.ts";

/** Most bookmarks and links of a file that are read. */
const mostEntries = 100_000;

/** Most nodes of a tree of named destinations that are looked at for a name. */
const mostNodes = 10_000;

/** Where a destination leads: the page's number, and mm from its top where it says so. */
interface Target {
  readonly page: number;
  readonly top?: number;
}

/** The pages of a document, as links and bookmarks lead to them. */
export class Navigation {
  readonly #objects: ObjectReader;
  readonly #numbers: ReadonlyMap<number, number>;
  readonly #placements: readonly Matrix[];

  /**
   * @param numbers of the pages, by the number of their object.
   * @param placements of each page, to mm.
   */
  constructor(objects: ObjectReader, numbers: ReadonlyMap<number, number>, placements: readonly Matrix[]) {
    this.#objects = objects;
    this.#numbers = numbers;
    this.#placements = placements;
  }

  /** The outline, depth first; one that runs in circles ends where it would begin again. */
  bookmarks(): Bookmark[] {
    const objects = this.#objects;
    const bookmarks: Bookmark[] = [];
    const seen = new Set<PdfDictionary>();
    const waiting = [{ value: objects.dictionary(objects.catalog.get("Outlines")).get("First"), level: 1 }];
    for (let next = waiting.pop(); next !== undefined && bookmarks.length < mostEntries; next = waiting.pop()) {
      const entries = objects.dictionary(next.value);
      if (entries.size === 0 || seen.has(entries)) continue;
      seen.add(entries);
      bookmarks.push({
        // A title is one line, whatever is written in it.
        title: asText(objects.resolve(entries.get("Title"))).replaceAll(/\p{Cc}/gu, " "),
        level: next.level,
        page: this.#target(entries)?.page ?? 0,
      });
      waiting.push(
        { value: entries.get("Next"), level: next.level },
        { value: entries.get("First"), level: next.level + 1 },
      );
    }
    return bookmarks;
  }

  /** The links of all pages, in order. */
  links(nodes: readonly PageNode[]): Link[] {
    const links: Link[] = [];
    for (const [index, { entries }] of nodes.entries())
      for (const value of this.#objects.array(entries.get("Annots"))) {
        if (links.length >= mostEntries) return links;
        const link = this.#link(this.#objects.dictionary(value), index);
        if (link !== undefined) links.push(link);
      }
    return links;
  }

  #link(entries: PdfDictionary, index: number): Link | undefined {
    const objects = this.#objects;
    if (asName(objects.resolve(entries.get("Subtype"))) !== "Link") return undefined;
    const rectangle = objects.array(entries.get("Rect"));
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rectangle.map((item) => asNumber(objects.resolve(item)));
    const target = this.#target(entries);
    const address = objects.resolve(objects.dictionary(entries.get("A")).get("URI"));
    const uri = address instanceof PdfString ? Buffer.from(address.bytes, "latin1").toString("utf8") : "";
    return {
      page: index + 1,
      box: placeBox(this.#placements[index] as Matrix, x1, y1, x2, y2),
      ...(target === undefined ? {} : { toPage: target.page }),
      ...(target?.top === undefined ? {} : { toTop: target.top }),
      ...(uri === "" ? {} : { uri }),
    };
  }

  /** Where a bookmark or link leads within the file: by its destination, or by an action that goes there. */
  #target(entries: PdfDictionary): Target | undefined {
    const objects = this.#objects;
    const action = objects.dictionary(entries.get("A"));
    const goal =
      entries.get("Dest") ?? (asName(objects.resolve(action.get("S"))) === "GoTo" ? action.get("D") : undefined);
    const [page, kind, left, top] = this.#explicit(objects.resolve(goal));
    const number = page instanceof PdfReference ? this.#numbers.get(page.number) : undefined;
    if (number === undefined) return undefined;
    const [x, y] = [objects.resolve(left), objects.resolve(top)];
    const placement = this.#placements[number - 1];
    if (asName(objects.resolve(kind)) !== "XYZ" || typeof y !== "number" || placement === undefined)
      return { page: number };
    return { page: number, top: place(placement, asNumber(x), y)[1] };
  }

  /** The array of a destination, of one with a name as well (PDF 32000-1, 12.3.2.3). */
  #explicit(goal: PdfValue): readonly PdfValue[] {
    const objects = this.#objects;
    const { catalog } = objects;
    let found = goal;
    if (goal instanceof PdfName) found = objects.resolve(objects.dictionary(catalog.get("Dests")).get(goal.text));
    else if (goal instanceof PdfString)
      found = objects.resolve(this.#named(objects.dictionary(catalog.get("Names")).get("Dests"), goal.bytes));
    return found instanceof Map ? objects.array((found as PdfDictionary).get("D")) : objects.array(found);
  }

  /** Looks a name up in a name tree (7.9.6). */
  #named(root: PdfValue | undefined, name: string): PdfValue | undefined {
    const objects = this.#objects;
    const waiting = [root];
    for (let step = 0; step < mostNodes && waiting.length > 0; step += 1) {
      const node = objects.dictionary(waiting.pop());
      const names = objects.array(node.get("Names"));
      for (let index = 0; index + 1 < names.length; index += 2) {
        const key = objects.resolve(names[index]);
        if (key instanceof PdfString && key.bytes === name) return names[index + 1];
      }
      waiting.push(...objects.array(node.get("Kids")).slice(0, mostNodes));
    }
    return undefined;
  }
}
