import { createHash } from "node:crypto";
import type { PdfObjects } from "./objects.ts";
import { writeDictionary } from "./syntax.ts";

/**
 * An incremental update: changed and new objects written behind the original bytes, with a cross-reference section of
 * their own (PDF 32000-1, 7.5.6).
 */
export class PdfUpdate {
  readonly #objects: PdfObjects;
  readonly #parts: Buffer[] = [];
  readonly #offsets = new Map<number, number>();
  #length: number;
  #next: number;

  constructor(objects: PdfObjects) {
    this.#objects = objects;
    this.#length = objects.bytes.length;
    this.#next = objects.size;
  }

  /** Replaces an object by the Latin-1 text of another. */
  replace(number: number, value: string): void {
    this.#write(number, [Buffer.from(`${number} 0 obj\n${value}\nendobj\n`, "latin1")]);
  }

  /** Adds a stream without a filter and gives its object number. */
  addStream(entries: Readonly<Record<string, string>>, body: Buffer): number {
    const number = this.#next;
    this.#next += 1;
    const head = writeDictionary([...Object.entries(entries), ["Length", String(body.length)]]);
    const foot = Buffer.from("\nendstream\nendobj\n", "latin1");
    this.#write(number, [Buffer.from(`${number} 0 obj\n${head}\nstream\n`, "latin1"), body, foot]);
    return number;
  }

  /** The whole file. Its ID comes from its content, so that the same content has the same. */
  finish(): Uint8Array {
    const { bytes, root, info, startXref } = this.#objects;
    const numbers = [...this.#offsets.keys()].toSorted((a, b) => a - b);
    const rows = numbers.map(
      (number) => `${number} 1\n${String(this.#offsets.get(number)).padStart(10, "0")} 00000 n \n`,
    );
    const sum = createHash("sha256").update(bytes);
    for (const part of this.#parts) sum.update(part);
    const id = `<${sum.digest("hex").slice(0, 32).toUpperCase()}>`;
    const trailer = writeDictionary([
      ["Size", String(this.#next)],
      ["Root", `${root} 0 R`],
      ["Info", `${info} 0 R`],
      ["Prev", String(startXref)],
      ["ID", `[${id} ${id}]`],
    ]);
    const section = `xref\n${rows.join("")}trailer\n${trailer}\nstartxref\n${this.#length}\n%%EOF\n`;
    return new Uint8Array(Buffer.concat([bytes, ...this.#parts, Buffer.from(section, "latin1")]));
  }

  #write(number: number, parts: readonly Buffer[]): void {
    this.#offsets.set(number, this.#length);
    for (const part of parts) {
      this.#parts.push(part);
      this.#length += part.length;
    }
  }
}
