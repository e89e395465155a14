import { createHash } from "node:crypto";
import type { PdfObjects } from "./objects.ts";
import { writeDictionary } from "./syntax.ts";

/**
 * Changes to a PDF: objects replaced and added. They are written behind the original bytes as an incremental update, with
 * a cross-reference section of their own (PDF 32000-1, 7.5.6), or with the objects that stay into a new file.
 */
export class PdfUpdate {
  readonly #objects: PdfObjects;
  readonly #changed = new Map<number, readonly Buffer[]>();
  #next: number;

  constructor(objects: PdfObjects) {
    this.#objects = objects;
    this.#next = objects.size;
  }

  /** Replaces an object by the Latin-1 text of another. */
  replace(number: number, value: string): void {
    this.#changed.set(number, [Buffer.from(`${number} 0 obj\n${value}\nendobj\n`, "latin1")]);
  }

  /** Replaces an object by a stream; its /Length is set here. */
  replaceStream(number: number, entries: Iterable<readonly [string, string]>, body: Uint8Array): void {
    const head = writeDictionary([
      ...[...entries].filter(([key]) => key !== "Length"),
      ["Length", String(body.length)],
    ]);
    const foot = Buffer.from("\nendstream\nendobj\n", "latin1");
    this.#changed.set(number, [Buffer.from(`${number} 0 obj\n${head}\nstream\n`, "latin1"), Buffer.from(body), foot]);
  }

  /** Adds an object and gives its number. */
  add(value: string): number {
    const number = this.reserve();
    this.replace(number, value);
    return number;
  }

  /** Adds a stream and gives its object number. */
  addStream(entries: Readonly<Record<string, string>>, body: Uint8Array): number {
    const number = this.reserve();
    this.replaceStream(number, Object.entries(entries), body);
    return number;
  }

  /** The number of an object that is written later, for others that refer to it. */
  reserve(): number {
    this.#next += 1;
    return this.#next - 1;
  }

  /** The original and the update behind it. The file's ID comes from its content, so that the same content has the same. */
  finish(): Uint8Array {
    const { bytes, startXref } = this.#objects;
    const parts: Buffer[] = [];
    const offsets = this.#write(parts, bytes.length, [...this.#changed]);
    const sum = createHash("sha256").update(bytes);
    for (const part of parts) sum.update(part);
    const id = `<${sum.digest("hex").slice(0, 32).toUpperCase()}>`;
    const more = [
      ["Prev", String(startXref)],
      ["ID", `[${id} ${id}]`],
    ] as const;
    return concat([Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), ...parts], this.#section(offsets, more));
  }

  /**
   * A new file of all objects as they are now: nothing of what was replaced is left in it. It has no ID yet, and object
   * numbers stay.
   */
  rewrite(): Uint8Array {
    const { bytes, numbers, offset, end } = this.#objects;
    const original = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const first = Math.min(...numbers.map(offset));
    const kept = numbers
      .filter((number) => !this.#changed.has(number))
      .map((number) => [number, [original.subarray(offset(number), end(number))]] as const);
    const parts = [original.subarray(0, first)];
    const all = [...kept, ...this.#changed].toSorted(([a], [b]) => a - b);
    const offsets = this.#write(parts, first, all);
    return concat(parts, `0 1\n0000000000 65535 f \n${this.#section(offsets, [])}`);
  }

  #write(
    parts: Buffer[],
    from: number,
    objects: readonly (readonly [number, readonly Buffer[]])[],
  ): Map<number, number> {
    let at = from;
    const offsets = new Map<number, number>();
    for (const [number, pieces] of objects) {
      offsets.set(number, at);
      for (const piece of pieces) {
        parts.push(piece);
        at += piece.length;
      }
    }
    return offsets;
  }

  /** The rows of a cross-reference section, by runs of numbers, and its trailer. */
  #section(offsets: ReadonlyMap<number, number>, more: Iterable<readonly [string, string]>): string {
    const numbers = [...offsets.keys()].toSorted((a, b) => a - b);
    const lines: string[] = [];
    for (let from = 0; from < numbers.length;) {
      const first = numbers[from] ?? 0;
      let to = from + 1;
      while (numbers[to] === first + to - from) to += 1;
      lines.push(`${first} ${to - from}\n`);
      for (const number of numbers.slice(from, to))
        lines.push(`${String(offsets.get(number)).padStart(10, "0")} 00000 n \n`);
      from = to;
    }
    const { root, info } = this.#objects;
    const trailer = writeDictionary([
      ["Size", String(this.#next)],
      ["Root", `${root} 0 R`],
      ["Info", `${info} 0 R`],
      ...more,
    ]);
    return `${lines.join("")}trailer\n${trailer}\n`;
  }
}

function concat(parts: readonly Buffer[], section: string): Uint8Array {
  const at = parts.reduce((sum, part) => sum + part.length, 0);
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(`xref\n${section}startxref\n${at}\n%%EOF\n`, "latin1")]));
}
