/** What a token of PDF syntax is; `word` covers numbers, operators and keywords. */
type TokenKind = "name" | "literal" | "hex" | "open" | "close" | "word" | "end";

/** A dictionary as written: keys without their slash, each value as its source text. */
export type PdfDictionary = ReadonlyMap<string, string>;

/** Deepest nesting of arrays and dictionaries that is followed; Chromium's stay below ten. */
const deepest = 64;

/** White space and delimiters among the Latin-1 characters (PDF 32000-1, 7.2.2). */
const isSpace = classOf([0, 9, 10, 12, 13, 32]);
const endsWord = classOf([0, 9, 10, 12, 13, 32, ...[..."()<>[]{}/%"].map((mark) => mark.charCodeAt(0))]);

function classOf(codes: readonly number[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const code of codes) table[code] = 1;
  return table;
}

/**
 * Reads PDF syntax token by token from Latin-1 text: objects, content streams and character maps alike. It never looks
 * beyond the text and never recurses; what is broken ends as an `end` token or is skipped by a character.
 */
export class PdfScanner {
  readonly #text: string;
  /** Where the next token is looked for. */
  position: number;
  /** Where the last token began. */
  start = 0;

  constructor(text: string, position = 0) {
    this.#text = text;
    this.position = position;
  }

  /** The last token as written. */
  get token(): string {
    return this.#text.slice(this.start, this.position);
  }

  /** Moves to the next token and says what it is. */
  next(): TokenKind {
    const text = this.#text;
    let at = this.position;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (isSpace[code] === 1) continue;
      if (code !== 0x25) break;
      while (at + 1 < text.length && !/[\r\n]/.test(text.charAt(at + 1))) at += 1;
    }
    this.start = at;
    if (at >= text.length) {
      this.position = text.length;
      return "end";
    }
    return this.#read(at);
  }

  /**
   * Reads one value, whatever it holds, and gives its source text; undefined at an end, before a closing bracket, and
   * where it is nested too deep.
   */
  value(): string | undefined {
    const kind = this.next();
    const from = this.start;
    if (kind === "end" || kind === "close") return undefined;
    if (kind === "open") {
      for (let depth = 1; depth > 0;) {
        const inner = this.next();
        if (inner === "end" || depth > deepest) return undefined;
        depth += inner === "open" ? 1 : inner === "close" ? -1 : 0;
      }
    } else if (kind === "word") this.#takeReference();
    return this.#text.slice(from, this.position);
  }

  #read(at: number): TokenKind {
    const text = this.#text;
    const code = text.charCodeAt(at);
    switch (code) {
      case 0x28:
        return this.#literal(at);
      case 0x3c: {
        if (text.charCodeAt(at + 1) === 0x3c) return this.#end(at + 2, "open");
        const close = text.indexOf(">", at);
        return close < 0 ? this.#end(text.length, "end") : this.#end(close + 1, "hex");
      }
      case 0x3e:
        return this.#end(at + (text.charCodeAt(at + 1) === 0x3e ? 2 : 1), "close");
      case 0x5b:
      case 0x7b:
        return this.#end(at + 1, "open");
      case 0x5d:
      case 0x7d:
        return this.#end(at + 1, "close");
      default: {
        let to = at + 1;
        while (to < text.length && endsWord[text.charCodeAt(to)] !== 1) to += 1;
        return this.#end(to, code === 0x2f ? "name" : "word");
      }
    }
  }

  #literal(at: number): TokenKind {
    const text = this.#text;
    let depth = 0;
    for (let to = at; to < text.length; to += 1) {
      const code = text.charCodeAt(to);
      if (code === 0x5c) to += 1;
      else if (code === 0x28) depth += 1;
      else if (code === 0x29) {
        depth -= 1;
        if (depth === 0) return this.#end(to + 1, "literal");
      }
    }
    return this.#end(text.length, "end");
  }

  #end(position: number, kind: TokenKind): TokenKind {
    this.position = position;
    return kind;
  }

  /** A number may begin a reference, `12 0 R`. */
  #takeReference(): void {
    const reference = /(?<=\d)\s+\d+\s+R(?![^\s()<>[\]{}/%])/y;
    reference.lastIndex = this.position;
    if (/^\d+$/.test(this.token) && reference.test(this.#text)) this.position = reference.lastIndex;
  }
}

/** The entries of a dictionary's source text, or undefined for anything else. A key that comes twice keeps its first value. */
export function readDictionary(text: string): Map<string, string> | undefined {
  const scanner = new PdfScanner(text);
  if (scanner.next() !== "open" || scanner.token !== "<<") return undefined;
  const entries = new Map<string, string>();
  for (;;) {
    const kind = scanner.next();
    if (kind === "close") return entries;
    if (kind !== "name") return undefined;
    const key = decodeName(scanner.token);
    const value = scanner.value();
    if (value === undefined) return undefined;
    if (!entries.has(key)) entries.set(key, value);
  }
}

/** The items of an array's source text; none for anything else. */
export function readArray(text: string): string[] {
  const scanner = new PdfScanner(text);
  const items: string[] = [];
  if (scanner.next() !== "open" || scanner.token !== "[") return items;
  for (let item = scanner.value(); item !== undefined; item = scanner.value()) items.push(item);
  return items;
}

/** The object number of a reference's source text, `12 0 R`; undefined for anything else. */
export function readReference(text: string | undefined): number | undefined {
  const number = /^(\d{1,10})\s+0\s+R$/.exec(text ?? "")?.[1];
  return number === undefined ? undefined : Number(number);
}

/** What {@link mapTokens} puts in the place of tokens. */
export interface TokenMap {
  /** The number of the object that a reference is to lead to. */
  readonly reference: (number: number) => number;
  /** The source of a literal string. */
  readonly literal?: (source: string) => string;
}

/** A value's source text with references, and literal strings where asked, replaced; all else stays as it is written. */
export function mapTokens(text: string, { reference, literal }: TokenMap): string {
  const scanner = new PdfScanner(text);
  const pattern = /(\d{1,10})\s+0\s+R(?![^\s()<>[\]{}/%])/y;
  let out = "";
  let from = 0;
  for (let kind = scanner.next(); kind !== "end"; kind = scanner.next()) {
    let token: string | undefined;
    const { start } = scanner;
    if (kind === "word") {
      pattern.lastIndex = start;
      const number = pattern.exec(text)?.[1];
      if (number === undefined) continue;
      scanner.position = pattern.lastIndex;
      token = `${reference(Number(number))} 0 R`;
    } else if (kind === "literal") token = literal?.(scanner.token);
    if (token === undefined) continue;
    out += text.slice(from, start) + token;
    from = scanner.position;
  }
  return out + text.slice(from);
}

/** A name's characters: without its slash, `#xx` undone, read as UTF-8 (PDF 32000-1, 7.3.5). */
export function decodeName(name: string): string {
  if (!/[#\u0080-\u00FF]/.test(name)) return name.slice(1);
  const bytes = name
    .slice(1)
    .replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** A name as it is written, without its slash: what is no plain letter as `#xx` (PDF 32000-1, 7.3.5). */
export function encodeName(name: string): string {
  return [...Buffer.from(name, "utf8")]
    .map((byte) =>
      /[\w.~-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `#${byte.toString(16).padStart(2, "0")}`,
    )
    .join("");
}

/** The bytes of a string, literal or hexadecimal, as Latin-1 text (PDF 32000-1, 7.3.4). */
export function readString(text: string): string {
  if (text.startsWith("<")) {
    const digits = text.replaceAll(/[^0-9A-Fa-f]/g, "");
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex").toString("latin1");
  }
  const inner = text.slice(1, -1);
  if (!inner.includes("\\")) return inner;
  return inner.replaceAll(/\\(?:([0-7]{1,3})|\r\n|([^]))/g, (_, octal?: string, letter?: string) =>
    octal === undefined
      ? (escaped[letter ?? "\n"] ?? letter ?? "")
      : String.fromCharCode(Number.parseInt(octal, 8) & 0xff),
  );
}

const escaped: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "\n": "", "\r": "" };

/** Writes a dictionary: the opposite of {@link readDictionary} for keys that need no `#xx`. */
export function writeDictionary(entries: Iterable<readonly [string, string]>): string {
  return `<<${Array.from(entries, ([key, value]) => `/${key} ${value}`).join("\n")}>>`;
}

/** A PDF text string: UTF-16BE with its mark, in hexadecimal (PDF 32000-1, 7.9.2.2). */
export function textString(text: string): string {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
  return `<${bytes.toString("hex").toUpperCase()}>`;
}

/** The text of a text string's source, `<FEFF…>` or `(…)`: the opposite of {@link textString}. */
export function readTextString(source: string): string {
  const bytes = readString(source);
  return bytes.startsWith("\u00FE\u00FF") ? decodeUtf16(bytes.slice(2)) : bytes;
}

/** UTF-16BE bytes, as Latin-1 text, to text. */
export function decodeUtf16(bytes: string): string {
  let text = "";
  for (let index = 0; index + 1 < bytes.length; index += 2)
    text += String.fromCharCode(bytes.charCodeAt(index) * 256 + bytes.charCodeAt(index + 1));
  return text;
}
