import type { PlacedText } from "../model/diagnostic.ts";
import { TextPositions } from "./source-text.ts";
import type { YamlList, YamlMap, YamlNode, YamlText } from "./yaml.ts";

/** A character that no YAML text without quotes means anything by at its start (YAML 1.2.2, 5.3). */
const opening = "[^\\s\\-?:,[\\]{}#&*!|>'\"%@`]";
const key = "(?<indent> *)(?<key>[\\p{L}_][\\p{L}\\p{N}_]*):";
const keyLine = new RegExp(`^${key}(?: +(?<value>\\S.*))?$`, "u");
const itemLine = /^(?<indent> *)-(?<gap> +)(?<value>\S.*)$/;
/** A text without quotes that ends with its line; `: ` and ` #` would be marks, a space at the end would be cut. */
const plain = new RegExp(`^${opening}(?!.*(?::(?: |$)| #|\\t| $))`);
const quoted = /^"[^"\\]*"$/;
/** The items of a list in brackets: texts, without quotes or in double ones. */
const flowItem = new RegExp(` *(?:"[^"\\\\]*"|${opening}(?:[^,[\\]{}:#\\t]*[^,[\\]{}:#\\s])?) *`, "y");

/** Levels of keys; no front matter has more than three. */
const deepest = 4;

/** A line that is not blank: where it begins in the text. */
interface Line {
  readonly text: string;
  readonly start: number;
}

/**
 * Reads a mapping of the plainest YAML, as most front matter is: `key: text`, `key: [text, text]`, and below `key:` the same
 * again or a list. Ten times as fast as a whole parser; what it reads, it reads alike.
 * @param text LF line ends.
 * @returns undefined for anything else, right or wrong: read that with a whole parser.
 */
export function parsePlainMap(text: string, path: string): YamlMap | undefined {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    if (line !== "") lines.push({ text: line, start });
    start += line.length + 1;
  }
  return new PlainReader(lines, path, text).read();
}

class PlainReader {
  readonly #lines: readonly Line[];
  readonly #path: string;
  readonly #length: number;
  readonly #positions: TextPositions;
  #next = 0;

  constructor(lines: readonly Line[], path: string, text: string) {
    this.#lines = lines;
    this.#path = path;
    this.#length = text.length;
    this.#positions = new TextPositions(text);
  }

  read(): YamlMap | undefined {
    const map = this.#map("", deepest);
    return this.#next === this.#lines.length ? map : undefined;
  }

  /** The lines of one indent from here on, as a mapping; undefined where one of them is not plain. */
  #map(indent: string, levels: number): YamlMap | undefined {
    const first = this.#lines[this.#next];
    const entries = new Map<string, { readonly key: PlacedText; readonly value: YamlNode }>();
    for (let line = first; line !== undefined && indentOf(line) === indent.length; line = this.#lines[this.#next]) {
      const match = keyLine.exec(line.text)?.groups;
      if (match === undefined) return undefined;
      const { key: name = "", value } = match;
      this.#next += 1;
      const keyStart = line.start + indent.length;
      const colon = keyStart + name.length;
      const node =
        value === undefined
          ? this.#below(indent, levels - 1)
          : this.#value(value, line.start + line.text.length - value.length);
      if (node === undefined || entries.has(name)) return undefined;
      entries.set(name, {
        key: { text: name, place: this.#positions.place(this.#path, keyStart, colon) },
        value: node,
      });
    }
    if (first === undefined || entries.size === 0) return undefined;
    return { kind: "map", entries: [...entries.values()], place: this.#blockPlace(first.start + indent.length) };
  }

  /** What stands below `key:`: a list or a mapping; an empty value is nothing plain. */
  #below(indent: string, levels: number): YamlNode | undefined {
    const line = this.#lines[this.#next];
    if (line === undefined || levels === 0) return undefined;
    const isList = itemLine.test(line.text);
    const depth = indentOf(line);
    if (depth < indent.length + (isList ? 0 : 1)) return undefined;
    return isList ? this.#list(" ".repeat(depth)) : this.#map(" ".repeat(depth), levels);
  }

  #list(indent: string): YamlList | undefined {
    const first = this.#lines[this.#next];
    const items: YamlNode[] = [];
    for (let line = first; line !== undefined && indentOf(line) === indent.length; line = this.#lines[this.#next]) {
      const value = itemLine.exec(line.text)?.groups?.["value"];
      // A list may stand at its key's indent: then the next key ends it.
      if (value === undefined && indent === "" && items.length > 0) break;
      const item = value === undefined ? undefined : this.#value(value, line.start + line.text.length - value.length);
      if (item === undefined) return undefined;
      items.push(item);
      this.#next += 1;
    }
    if (first === undefined) return undefined;
    return { kind: "list", items, place: this.#blockPlace(first.start + indent.length) };
  }

  #value(value: string, start: number): YamlNode | undefined {
    if (value.startsWith("[")) return this.#flowList(value, start);
    if (quoted.test(value)) return this.#text(value.slice(1, -1), start, start + value.length);
    return plain.test(value) ? this.#text(value, start, start + value.length) : undefined;
  }

  #flowList(value: string, start: number): YamlList | undefined {
    const items: YamlText[] = [];
    let at = 1;
    for (;;) {
      flowItem.lastIndex = at;
      const item = flowItem.exec(value)?.[0];
      if (item === undefined) return undefined;
      const from = start + at + item.length - item.trimStart().length;
      const typed = item.trim();
      items.push(this.#text(typed.startsWith('"') ? typed.slice(1, -1) : typed, from, from + typed.length));
      at += item.length;
      if (at === value.length - 1 && value.endsWith("]")) break;
      if (value[at] !== ",") return undefined;
      at += 1;
    }
    return { kind: "list", items, place: this.#positions.place(this.#path, start, start + value.length) };
  }

  #text(text: string, start: number, end: number): YamlText {
    return { kind: "text", text, place: this.#positions.place(this.#path, start, end) };
  }

  /** A block ends behind the line break of the last line read. */
  #blockPlace(start: number): YamlMap["place"] {
    const last = this.#lines[this.#next - 1];
    const end = last === undefined ? start : Math.min(this.#length, last.start + last.text.length + 1);
    return this.#positions.place(this.#path, start, end);
  }
}

function indentOf({ text }: Line): number {
  return text.length - text.trimStart().length;
}
