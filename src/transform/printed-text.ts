import type { Image, Link, Nodes, Root, RootContent } from "mdast";
import type { Place, PlacedText } from "../model/diagnostic.ts";
import type { FontRole } from "../model/font-role.ts";
import type { ExpectedText, GlyphUse } from "../model/press.ts";
import { printedAddress } from "./address.ts";
import { nodePlace } from "./node-place.ts";
import { textOf } from "./hast-element.ts";
import { levelOf, splitRunIn } from "./structure.ts";
import { rowKind } from "./table-hast.ts";
import { tablePart } from "./table-parts.ts";

/** Gives the source text of a file, for places that a parsed tree alone can't tell (escapes, soft-wrapped lines). */
export type SourceReader = (path: string) => string;

/**
 * Collects what a page must show: every piece of text in reading order, and the first use of every character in every
 * type role. Generated texts (numbers, labels) are not in it: only an author's words can be lost.
 */
export class PrintedText {
  readonly expected: ExpectedText[] = [];
  readonly #glyphs = new Map<string, GlyphUse>();
  readonly #source: SourceReader;

  constructor(source: SourceReader) {
    this.#source = source;
  }

  /** The first use of each character by role. */
  get glyphs(): readonly GlyphUse[] {
    return [...this.#glyphs.values()];
  }

  /** A value of the front matter or of a configuration file. */
  addText(text: PlacedText | undefined, role: FontRole): void {
    if (text === undefined) return;
    this.expected.push({ text: text.text, place: text.place });
    const quoted =
      text.place.line === text.place.endLine && text.place.endColumn - text.place.column === text.text.length + 2
        ? 1
        : 0;
    this.#addGlyphs(text.text, role, (index) => charPlace(text.place, index + quoted));
  }

  /** A text without a place of its own, such as a number we set: only its glyphs must exist. */
  addGenerated(text: string, role: FontRole, place: Place): void {
    this.#addGlyphs(text, role, () => place);
  }

  /** A body or note, in the roles its marks ask for. */
  addTree(
    tree: Root | { readonly type: "root"; readonly children: readonly Nodes[] },
    role: FontRole,
    path: string,
  ): void {
    for (const [index, child] of tree.children.entries()) {
      this.#visit(child, tablePart(tree.children as RootContent[], index) === "caption" ? "heiti" : role, path);
    }
  }

  /** The words of a drawing: not checked for being printed, but every glyph must exist. */
  addDrawing(svg: string, place: Place): void {
    for (const [, words = ""] of svg.matchAll(/>([^<>]+)</g)) this.addGenerated(decodeEntities(words), "songti", place);
  }

  #visit(node: Nodes, role: FontRole, path: string): void {
    if (node.type === "text" || node.type === "inlineCode" || node.type === "code")
      return this.#addNode(node, node.value, role, path);
    if (node.type === "image") return;
    if (node.type === "paragraph" && node.children.length === 1 && node.children[0]?.type === "image")
      return this.#addCaption(node.children[0], path);
    if (node.type === "link") this.#addAddress(node, role, path);
    if (node.type === "heading") {
      const headRole = headingRole(levelOf(node));
      const split = splitRunIn(node);
      for (const child of split?.head ?? node.children) this.#visit(child, headRole, path);
      for (const child of split?.rest ?? []) this.#visit(child, role, path);
      return;
    }
    if (node.type === "table") {
      for (const [index, row] of node.children.entries())
        for (const cell of row.children)
          this.#visit(cell, index === 0 || rowKind(row) !== "row" ? "heiti" : "fangsong", path);
      return;
    }
    if (!("children" in node)) return;
    const inner = innerRole(node, role);
    for (const child of node.children) this.#visit(child, inner, path);
  }

  /** A figure's caption is its image's alt text. */
  #addCaption(image: Image, path: string): void {
    const caption = image.alt ?? "";
    const place = nodePlace(image, path);
    if (caption !== "") this.expected.push({ text: caption, place });
    this.addGenerated(caption, "heiti", place);
  }

  /** The address that is printed behind a link's words is ours to add, but its glyphs must exist. */
  #addAddress(link: Link, role: FontRole, path: string): void {
    const address = printedAddress(link.url, textOf(link));
    if (address !== "") this.addGenerated(`（${address}）`, role, nodePlace(link, path));
  }

  #addNode(node: Nodes, value: string, role: FontRole, path: string): void {
    const position = node.position;
    if (position === undefined) return;
    const place: Place = {
      path,
      line: position.start.line,
      column: position.start.column,
      endLine: position.end.line,
      endColumn: position.end.column,
    };
    this.expected.push({ text: value, place });
    const simple = place.line === place.endLine && place.endColumn - place.column === value.length;
    this.#addGlyphs(value, role, (index, character) =>
      simple ? charPlace(place, index) : this.#search(place, value, index, character),
    );
  }

  /** Finds the same occurrence of a character in the source that a value has at an index. */
  #search(place: Place, value: string, index: number, character: string): Place {
    const occurrence = value.slice(0, index).split(character).length - 1;
    const lines = this.#source(place.path).split(/\r\n|\r|\n/);
    let seen = 0;
    for (let line = place.line; line <= place.endLine; line += 1) {
      const text = (lines[line - 1] ?? "").replace(/^\uFEFF/, "");
      const end = line === place.endLine ? place.endColumn - 1 : text.length;
      for (let column = line === place.line ? place.column - 1 : 0; column < end; column += 1) {
        if (!text.startsWith(character, column)) continue;
        if (seen === occurrence)
          return {
            path: place.path,
            line,
            column: column + 1,
            endLine: line,
            endColumn: column + 1 + character.length,
          };
        seen += 1;
      }
    }
    return place;
  }

  #addGlyphs(text: string, role: FontRole, placeOf: (index: number, character: string) => Place): void {
    let index = 0;
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      const key = `${role} ${codePoint}`;
      if (!this.#glyphs.has(key)) this.#glyphs.set(key, { role, codePoint, place: placeOf(index, character) });
      index += character.length;
    }
  }
}

function innerRole(node: Nodes, role: FontRole): FontRole {
  // Bold is 黑体, and 小标宋 within 黑体 (contract §2.2).
  if (node.type === "strong") return role === "heiti" || role === "xiaobiaosong" ? "xiaobiaosong" : "heiti";
  return node.type === "emphasis" || node.type === "blockquote" ? "kaiti" : role;
}

function headingRole(level: 1 | 2 | 3 | 4): FontRole {
  return level === 1 ? "heiti" : level === 2 ? "kaiti" : "fangsong";
}

function charPlace(place: Place, index: number): Place {
  if (place.line !== place.endLine) return place;
  return { ...place, column: place.column + index, endColumn: place.column + index + 1 };
}

/** The five entities that XML knows by itself, and character references. */
function decodeEntities(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replaceAll(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return named[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
