import { createHash } from "node:crypto";
import { writeDictionary } from "./syntax.ts";

/** The objects of a PDF that is written anew, in the order of their numbers. */
export class PdfAssembly {
  readonly #objects = new Map<number, readonly Buffer[]>();
  readonly #shared = new Map<string, number>();
  #next = 1;

  /** The number of an object that is written later, for others that refer to it. */
  reserve(): number {
    this.#next += 1;
    return this.#next - 1;
  }

  /**
   * Writes an object.
   * @param value its source as Latin-1 text; of a stream its dictionary, /Length included.
   * @param body the bytes of a stream as the dictionary's /Filter says.
   */
  set(number: number, value: string, body?: Uint8Array): void {
    const head = Buffer.from(`${number} 0 obj\n${value}\n`, "latin1");
    this.#objects.set(
      number,
      body === undefined
        ? [head, Buffer.from("endobj\n")]
        : [head, Buffer.from("stream\n"), Buffer.from(body), Buffer.from("\nendstream\nendobj\n")],
    );
  }

  /** Writes an object and gives its number. */
  add(value: string, body?: Uint8Array): number {
    const number = this.reserve();
    this.set(number, value, body);
    return number;
  }

  /** The number of an object with these bytes, written if there is none yet: fonts, images, contents that come again. */
  share(value: string, body?: Uint8Array): number {
    const hash = createHash("sha256").update(value, "latin1");
    if (body !== undefined) hash.update("\nstream\n").update(body);
    const sum = hash.digest("base64");
    const number = this.#shared.get(sum) ?? this.add(value, body);
    this.#shared.set(sum, number);
    return number;
  }

  /**
   * The file, with one cross-reference table (PDF 32000-1, 7.5.4). Its ID comes from its content.
   * @param root the catalog's number.
   * @param info the document information's number.
   */
  write(root: number, info: number): Uint8Array {
    // Four bytes above 127 tell programs that copy files that this one is not text (7.5.2).
    const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n", "latin1")];
    let at = parts[0]?.length ?? 0;
    const rows = ["0000000000 65535 f \n"];
    for (let number = 1; number < this.#next; number += 1) {
      const pieces = this.#objects.get(number);
      if (pieces === undefined) throw new Error(`object ${number} was reserved and never written`);
      rows.push(`${String(at).padStart(10, "0")} 00000 n \n`);
      for (const piece of pieces) {
        parts.push(piece);
        at += piece.length;
      }
    }
    const hash = createHash("sha256");
    for (const part of parts) hash.update(part);
    const id = `<${hash.digest("hex").slice(0, 32).toUpperCase()}>`;
    const trailer = writeDictionary([
      ["Size", String(this.#next)],
      ["Root", `${root} 0 R`],
      ["Info", `${info} 0 R`],
      ["ID", `[${id} ${id}]`],
    ]);
    const table = `xref\n0 ${this.#next}\n${rows.join("")}trailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`;
    return new Uint8Array(Buffer.concat([...parts, Buffer.from(table, "latin1")]));
  }
}
