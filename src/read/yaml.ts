import {
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Node,
  type YAMLError,
} from "yaml";
import type { Diagnostic, Place, PlacedText } from "../model/diagnostic.ts";
import { finding } from "../model/report.ts";
import { joinsWithoutSpace } from "./cjk.ts";
import { parsePlainMap } from "./plain-yaml.ts";
import { TextPositions } from "./source-text.ts";

/** Which rules speak: of an issue's front matter or of a configuration file. */
export type ValueGroup = "front-matter" | "config";

/** A value as it was typed: text, never a number, date or truth value. */
export interface YamlText {
  readonly kind: "text";
  readonly text: string;
  readonly place: Place;
}

/** A list and where it is. */
export interface YamlList {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
  readonly place: Place;
}

/** Keys and values in the order typed; no key comes twice. */
export interface YamlMap {
  readonly kind: "map";
  readonly entries: readonly { readonly key: PlacedText; readonly value: YamlNode }[];
  readonly place: Place;
}

/** Anything YAML can hold here: anchors, aliases, tags and merges are refused. */
export type YamlNode = YamlText | YamlList | YamlMap;

/** What reading gave; `map` is absent when the text is not YAML or not a mapping. */
export interface YamlRead {
  readonly map?: YamlMap;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a mapping. Every scalar stays the text that was typed (failsafe schema of YAML 1.2): no date can shift, no number
 * lose a zero. Never throws for what the text holds.
 * @param text LF line ends; line 1 is line 1 of the file, so a caller blanks what comes before.
 * @param example a line that shows what is wanted, for a text that is not a mapping.
 */
export function parseYamlMap(text: string, path: string, group: ValueGroup, example: string): YamlRead {
  const map = parsePlainMap(text, path);
  return map === undefined ? parseWholeYaml(text, path, group, example) : { map, diagnostics: [] };
}

/** The same by a whole parser, whatever stands in the text; what {@link parsePlainMap} reads comes out alike. */
export function parseWholeYaml(text: string, path: string, group: ValueGroup, example: string): YamlRead {
  const reader = new YamlReader(text, path, group);
  const cut = reader.documentMark();
  if (cut !== undefined) return { diagnostics: [cut] };
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    version: "1.2",
    schema: "failsafe",
    // Their own check of doubled keys is quadratic; ours comes below.
    uniqueKeys: false,
    strict: true,
    prettyErrors: false,
    logLevel: "silent",
    lineCounter,
  });
  if (document.errors.length > 0) return { diagnostics: reader.syntaxErrors(document.errors) };
  const { contents } = document;
  const isBlank = contents === null || (isScalar(contents) && contents.value === "" && contents.tag === undefined);
  const place = reader.place(0, 0);
  const node: YamlNode | undefined = isBlank ? { kind: "map", entries: [], place } : reader.node(contents);
  if (node?.kind === "map") return { map: node, diagnostics: reader.diagnostics };
  if (node !== undefined)
    reader.diagnostics.push(reader.colonSlip(node.place.line) ?? finding(`${group}/not-keys`, node.place, { example }));
  return { diagnostics: reader.diagnostics };
}

/** What {@link yamlText} writes: texts, lists, mappings in their order. */
export type YamlValue = string | readonly YamlValue[] | ReadonlyMap<string, YamlValue>;

/** Lists of texts stand on one line up to this many characters. */
const shortList = 60;

/** A mapping as an editor would type it: texts quoted only where YAML needs it, short lists on one line. Read back, it is the same. */
export function yamlText(mapping: ReadonlyMap<string, YamlValue>): string {
  const document = new Document(mapping, { version: "1.2", schema: "failsafe" });
  visit(document, {
    Seq: (_key, node) => {
      const texts = node.items.map((item) => (isScalar(item) ? String(item.value) : undefined));
      node.flow = texts.every((text) => text !== undefined) && texts.join("").length <= shortList;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

class YamlReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #text: string;
  readonly #path: string;
  readonly #group: ValueGroup;
  readonly #positions: TextPositions;

  constructor(text: string, path: string, group: ValueGroup) {
    this.#text = text;
    this.#path = path;
    this.#group = group;
    this.#positions = new TextPositions(text);
  }

  place(start: number, end: number): Place {
    return this.#positions.place(this.#path, start, end);
  }

  /** A line that ends the document: what follows would be lost without a word. */
  documentMark(): Diagnostic | undefined {
    const mark = /^(?:\.\.\.|---)(?=\s|$).*/m.exec(this.#text);
    return mark === null
      ? undefined
      : finding(`${this.#group}/second-document`, this.place(mark.index, mark.index + mark[0].length), {
          line: mark[0].trim(),
        });
  }

  /** A node as plain data; absent where it is refused, which is reported. */
  node(node: unknown): YamlNode | undefined {
    if (isAlias(node)) return this.#refuse(node, `*${node.source}`);
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return undefined;
    if (node.anchor !== undefined) return this.#refuse(node, `&${node.anchor}`);
    if (node.tag !== undefined) return this.#refuse(node, node.tag.replace("tag:yaml.org,2002:", "!!"));
    const place = this.#nodePlace(node);
    if (isScalar(node))
      return {
        kind: "text",
        text: this.#scalarText(typeof node.value === "string" ? node.value : "", place, node.range?.[0] ?? 0),
        place,
      };
    if (isSeq(node)) return { kind: "list", items: node.items.flatMap((item) => this.node(item) ?? []), place };
    const entries = new Map<string, { key: PlacedText; value: YamlNode }>();
    for (const pair of node.items) this.#addPair(pair, entries);
    return { kind: "map", entries: [...entries.values()], place };
  }

  #addPair(
    pair: { readonly key: unknown; readonly value: unknown },
    entries: Map<string, { key: PlacedText; value: YamlNode }>,
  ): void {
    const key = this.node(pair.key);
    if (key === undefined) return;
    if (key.kind !== "text" || key.text === "") {
      this.diagnostics.push(finding(`${this.#group}/yaml-syntax`, key.place, { code: "KEY" }));
      return;
    }
    if (key.text === "<<")
      return void this.diagnostics.push(finding(`${this.#group}/yaml-feature`, key.place, { what: "<<" }));
    const first = entries.get(key.text);
    if (first !== undefined)
      return void this.diagnostics.push(
        finding(`${this.#group}/duplicate-key`, key.place, { key: key.text, line: first.key.place.line }),
      );
    const refused = this.diagnostics.length;
    const value =
      this.node(pair.value) ??
      (this.diagnostics.length === refused ? { kind: "text" as const, text: "", place: key.place } : undefined);
    if (value !== undefined) entries.set(key.text, { key: { text: key.text, place: key.place }, value });
  }

  /** Our sentences for the parser's errors; a slip with the colon explains most of them. */
  syntaxErrors(errors: readonly YAMLError[]): Diagnostic[] {
    const [error] = errors;
    if (error === undefined) return [];
    const [start, end] = error.pos;
    const place = this.place(start, Math.max(start, end));
    const slip = this.colonSlip(place.line) ?? (place.endLine > place.line ? this.colonSlip(place.endLine) : undefined);
    if (slip !== undefined && error.code !== "TAB_AS_INDENT") return [slip];
    const character = this.#text.slice(start, start + 1);
    switch (error.code) {
      case "TAB_AS_INDENT":
        return [finding(`${this.#group}/tab-indent`, place)];
      case "BAD_SCALAR_START":
        return [finding(`${this.#group}/needs-quotes`, place, { character })];
      case "BLOCK_AS_IMPLICIT_KEY":
        return [finding(`${this.#group}/second-colon`, place)];
      case "MISSING_CHAR":
        return [finding(`${this.#group}/${error.message.includes("quote") ? "open-quote" : "open-bracket"}`, place)];
      case "BAD_INDENT":
        return [
          finding(`${this.#group}/${/end with a [\]}]/.test(error.message) ? "open-bracket" : "yaml-syntax"}`, place, {
            code: error.code,
          }),
        ];
      default:
        return [finding(`${this.#group}/yaml-syntax`, place, { code: error.code })];
    }
  }

  /** `期号：2` or `issue:2` on the line of an error or the one before: the commonest slips, with the place of the colon. */
  colonSlip(line: number): Diagnostic | undefined {
    const lines = this.#text.split("\n");
    for (const number of [line, line - 1]) {
      const match = /^\s*(?:- )?([\p{L}][\p{L}\d_]{0,19})\s?(：|:)(?!\/\/)(\S.*)?$/u.exec(lines[number - 1] ?? "");
      const value = (match?.[3] ?? "").trim();
      if (match === null || (match[2] === ":" && value === "") || /[\p{L}\d]: /u.test(lines[number - 1] ?? ""))
        continue;
      const column = (lines[number - 1] ?? "").indexOf(match[2] ?? ":") + 1;
      const place = { path: this.#path, line: number, column, endLine: number, endColumn: column + 1 };
      return finding(`${this.#group}/${match[2] === "：" ? "colon-width" : "colon-space"}`, place, {
        key: match[1] ?? "",
        value,
      });
    }
    return undefined;
  }

  #refuse(node: Node, what: string): undefined {
    this.diagnostics.push(finding(`${this.#group}/yaml-feature`, this.#nodePlace(node), { what }));
  }

  #nodePlace(node: Node): Place {
    const [start, end] = node.range ?? [0, 0];
    return this.place(start, end);
  }

  /** A scalar typed over several lines is joined as Chinese is: YAML puts a space at every break. */
  #scalarText(value: string, place: Place, start: number): string {
    if (place.line === place.endLine || !value.includes(" ")) return value;
    const lines = this.#text.slice(start).split("\n", place.endLine - place.line + 1);
    let text = value;
    let from = 0;
    for (const [index, line] of lines.entries()) {
      const before = line.trim().slice(-8);
      const after = (lines[index + 1] ?? "").trim().slice(0, 8);
      const joint = before === "" || after === "" ? -1 : text.indexOf(`${before} ${after}`, from);
      if (joint < 0) continue;
      from = joint + before.length;
      if (joinsWithoutSpace(before, after)) text = text.slice(0, from) + text.slice(from + 1);
    }
    return text;
  }
}
