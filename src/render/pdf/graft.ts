import type { PdfAssembly } from "./assembly.ts";
import { pageNumbers, unknownPdf, type PdfObjects } from "./objects.ts";
import {
  decodeName,
  encodeName,
  mapTokens,
  readArray,
  readDictionary,
  readReference,
  readString,
  writeDictionary,
  type PdfDictionary,
} from "./syntax.ts";

/** What all grafts onto one file share. */
export interface GraftTarget {
  readonly assembly: PdfAssembly;
  /** The structure element that holds what each file brings. */
  readonly document: number;
  /** Rows of the parent tree (PDF 32000-1, 14.7.4.4): the elements that the numbers in pages and links stand for, in order. */
  readonly parents: string[];
  /** Rows of the tree of element ids, in order: name and element. */
  readonly ids: string[];
}

/** How one file is grafted. */
export interface GraftOptions {
  /** What is put before its names: unique in the volume, ASCII letters, digits and hyphens. */
  readonly prefix: string;
  /** What is put before its elements' ids: of the same length for all, ascending, so that the tree of ids is in order. */
  readonly idPrefix: string;
  /** Title of its structure as a text string's source. */
  readonly title: string;
  /** The node of the page tree that holds its pages. */
  readonly parent: number;
  /** The destination that a link's address stands for; undefined for one that leads out. */
  readonly inner: (address: string) => string | undefined;
}

/** Deepest chain of references from a page's resources: fonts take five, drawings a handful. */
const deepest = 64;

/**
 * Takes a finished PDF's pages, with all they need, into another file. Contents, fonts and images keep their bytes, and come
 * once where several files have the same; numbers, names of destinations and ids of elements are made unique.
 */
export class Graft {
  /** The pages' numbers in the new file. */
  readonly pages: readonly number[];
  /** Named destinations as they stand in the new file. */
  readonly destinations: readonly (readonly [string, string])[];
  /** The topmost of its structure elements, in the new file. */
  readonly kids: number[] = [];
  readonly #objects: PdfObjects;
  readonly #target: GraftTarget;
  readonly #options: GraftOptions;
  /** New numbers of pages, links and structure elements, which are each one's own. */
  readonly #own = new Map<number, number>();
  readonly #shared = new Map<number, number>();
  /** New numbers for /StructParents. */
  readonly #keys = new Map<string, number>();
  /** Structure elements that are referred to and not written yet. */
  readonly #waiting: number[] = [];

  /** @throws KnownError 3 `print/unknown-pdf` for a file that Chromium did not write or that is damaged. */
  constructor(objects: PdfObjects, target: GraftTarget, options: GraftOptions) {
    this.#objects = objects;
    this.#target = target;
    this.#options = options;
    const catalog = objects.dictionary(objects.root);
    const pages = pageNumbers(objects);
    const links = pages.flatMap((page) => this.#linksOf(page));
    for (const number of [...pages, ...links]) this.#own.set(number, target.assembly.reserve());
    this.#takeStructure(readReference(catalog.get("StructTreeRoot")));
    for (const page of pages) this.#takePage(page);
    for (const link of links) this.#takeLink(link);
    this.#takeWaiting();
    this.pages = pages.map((page) => this.#own.get(page) ?? 0);
    this.destinations = this.#destinations(catalog.get("Dests"));
  }

  #linksOf(page: number): number[] {
    const value = this.#objects.dictionary(page).get("Annots") ?? "[]";
    const listed = readReference(value);
    return readArray(listed === undefined ? value : this.#objects.raw(listed).value).flatMap((item) => {
      const number = readReference(item);
      return number === undefined ? [] : [number];
    });
  }

  #takePage(page: number): void {
    const entries = this.#renumbered(this.#objects.dictionary(page), this.#sharedNumber);
    entries.set("Parent", `${this.#options.parent} 0 R`);
    this.#target.assembly.set(this.#own.get(page) ?? 0, writeDictionary(entries));
  }

  #takeLink(link: number): void {
    const entries = this.#renumbered(this.#objects.dictionary(link), this.#sharedNumber);
    const destination = entries.get("Dest");
    if (destination?.startsWith("/") === true)
      entries.set("Dest", `/${encodeName(this.#named(decodeName(destination)))}`);
    const action = readDictionary(entries.get("A") ?? "");
    const inner = action?.get("S") === "/URI" ? this.#options.inner(readString(action.get("URI") ?? "()")) : undefined;
    if (inner !== undefined) {
      entries.delete("A");
      entries.set("Dest", `/${encodeName(inner)}`);
    }
    this.#target.assembly.set(this.#own.get(link) ?? 0, writeDictionary(entries));
  }

  /** Its tree of elements becomes a part of the volume's; what the trees beside it say is added to the volume's own. */
  #takeStructure(root: number | undefined): void {
    if (root === undefined) return;
    const tree = this.#objects.dictionary(root);
    this.#own.set(root, this.#target.document);
    const parents = readReference(tree.get("ParentTree"));
    const rows = readArray(parents === undefined ? "" : (this.#objects.dictionary(parents).get("Nums") ?? ""));
    for (let index = 0; index + 1 < rows.length; index += 2) {
      const key = this.#target.parents.length;
      this.#keys.set(rows[index] ?? "", key);
      this.#target.parents.push(`${key} ${this.#mapped(rows[index + 1] ?? "null", this.#ownNumber)}`);
    }
    this.#takeIds(readReference(tree.get("IDTree")), 0);
    const kids = tree.get("K") ?? "[]";
    for (const kid of kids.startsWith("[") ? readArray(kids) : [kids]) {
      const number = readReference(kid);
      if (number !== undefined) this.kids.push(this.#ownNumber(number));
    }
  }

  #takeIds(node: number | undefined, depth: number): void {
    if (node === undefined || depth > deepest) return;
    const entries = this.#objects.dictionary(node);
    for (const kid of readArray(entries.get("Kids") ?? "")) this.#takeIds(readReference(kid), depth + 1);
    const names = readArray(entries.get("Names") ?? "");
    for (let index = 0; index + 1 < names.length; index += 2)
      this.#target.ids.push(
        `${this.#elementId(names[index] ?? "()")} ${this.#mapped(names[index + 1] ?? "null", this.#ownNumber)}`,
      );
  }

  #takeWaiting(): void {
    for (let number = this.#waiting.pop(); number !== undefined; number = this.#waiting.pop()) {
      const { value } = this.#objects.raw(number);
      const entries = readDictionary(value);
      const to = this.#own.get(number) ?? 0;
      if (entries === undefined) {
        this.#target.assembly.set(to, this.#mapped(value, this.#ownNumber));
        continue;
      }
      const own = this.#renumbered(entries, this.#ownNumber);
      if (entries.get("S") === "/Document") {
        own.set("S", "/Part");
        own.set("T", this.#options.title);
      }
      this.#target.assembly.set(to, writeDictionary(own));
    }
  }

  #renumbered(entries: PdfDictionary, numberOf: (number: number) => number): Map<string, string> {
    return new Map(
      [...entries].map(([key, value]) => {
        if (key === "StructParents" || key === "StructParent") return [key, String(this.#keys.get(value) ?? value)];
        return [key, this.#mapped(value, numberOf)];
      }),
    );
  }

  #mapped(value: string, reference: (number: number) => number): string {
    return mapTokens(value, { reference, literal: (source) => this.#elementId(source) });
  }

  /** Ids of elements, which heads of tables are named by; other strings stay. */
  #elementId(source: string): string {
    return /^\(node\d{8}\)$/.test(source) ? `(${this.#options.idPrefix}${source.slice(1)}` : source;
  }

  /** The new number of a structure element, or of what only the structure refers to. */
  readonly #ownNumber = (number: number): number => {
    const known = this.#own.get(number);
    if (known !== undefined) return known;
    const reserved = this.#target.assembly.reserve();
    this.#own.set(number, reserved);
    this.#waiting.push(number);
    return reserved;
  };

  /** The new number of what pages share: what has the same bytes is written once. */
  readonly #sharedNumber = (number: number): number => this.#share(number, 0);

  #share(number: number, depth: number): number {
    const known = this.#own.get(number) ?? this.#shared.get(number);
    if (known !== undefined) return known;
    // The page tree above a page is not taken along: /Parent is set anew.
    if (depth > deepest) throw unknownPdf("objects that refer to each other");
    const { value, body } = this.#objects.raw(number);
    if (/^<<[^]*?\/Type \/Pages\b/.test(value)) return this.#options.parent;
    const below = (inner: number): number => this.#share(inner, depth + 1);
    const entries = readDictionary(value);
    const mapped =
      entries === undefined ? this.#mapped(value, below) : writeDictionary(this.#renumbered(entries, below));
    const shared = this.#target.assembly.share(mapped, body);
    this.#shared.set(number, shared);
    return shared;
  }

  #named(name: string): string {
    return `${this.#options.prefix}.${name}`;
  }

  #destinations(value: string | undefined): [string, string][] {
    const number = readReference(value);
    const entries = number === undefined ? readDictionary(value ?? "") : this.#objects.dictionary(number);
    return [...(entries ?? [])].map(([name, target]) => [this.#named(name), this.#mapped(target, this.#sharedNumber)]);
  }
}
