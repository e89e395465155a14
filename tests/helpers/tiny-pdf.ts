import { deflateSync } from "node:zlib";

/** An object of a tiny PDF: its source, or a stream with the entries of its dictionary. Text is Latin-1. */
export type TinyObject = string | { readonly entries?: string; readonly stream: string | Buffer };

/** What a page of a tiny PDF is like; everything has a plain default. */
export interface TinyPage {
  readonly content?: string;
  /** Source of the resource dictionary's entries; `/F1` is Helvetica. */
  readonly resources?: string;
  /** More entries of the page: boxes, /Rotate, /Annots. */
  readonly entries?: string;
}

/** How a tiny PDF is written. */
export interface TinyFile {
  /** Whether objects lie in an object stream, under a cross-reference stream, instead of a classical table. */
  readonly packed?: boolean;
  readonly version?: string;
  /** More entries of the catalog and of the trailer. */
  readonly catalog?: string;
  readonly trailer?: string;
}

const [catalogNumber, pagesNumber, fontNumber] = [1, 2, 3];

/** A small PDF that a test puts together object by object; it checks nothing, so that it can be wrong in any way. */
export class TinyPdf {
  readonly #objects: TinyObject[] = ["", "", "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"];
  readonly #pages: number[] = [];

  /** Adds an object and gives its number. */
  add(object: TinyObject): number {
    return this.#objects.push(object);
  }

  /** Replaces an object, for those that refer to each other. */
  set(number: number, object: TinyObject): void {
    this.#objects[number - 1] = object;
  }

  /** Adds a page of 200 × 300 mm (rounded to 567 × 850 pt) and gives its object number. */
  page({ content = "", resources = "", entries = "" }: TinyPage = {}): number {
    const stream = this.add({ stream: content });
    const box = entries.includes("/MediaBox") ? "" : "/MediaBox [0 0 567 850]";
    const page = this.add(
      `<</Type /Page /Parent ${pagesNumber} 0 R ${box} /Resources <</Font <</F1 ${fontNumber} 0 R>> ${resources}>> /Contents ${stream} 0 R ${entries}>>`,
    );
    this.#pages.push(page);
    return page;
  }

  /** The file. */
  bytes(file: TinyFile = {}): Buffer {
    const kids = this.#pages.map((page) => `${page} 0 R`).join(" ");
    const objects = [...this.#objects];
    objects[catalogNumber - 1] = `<</Type /Catalog /Pages ${pagesNumber} 0 R ${file.catalog ?? ""}>>`;
    if (objects[pagesNumber - 1] === "")
      objects[pagesNumber - 1] = `<</Type /Pages /Count ${this.#pages.length} /Kids [${kids}]>>`;
    return file.packed === true ? writePacked(objects, file) : writeClassical(objects, file);
  }
}

/** A one-page PDF that shows a content stream. */
export function tinyPage(page: TinyPage, file: TinyFile = {}): Buffer {
  const pdf = new TinyPdf();
  pdf.page(page);
  return pdf.bytes(file);
}

function headOf({ version = "1.7" }: TinyFile): string {
  return `%PDF-${version}\n%\u00E2\u00E3\u00CF\u00D3\n`;
}

function sourceOf(object: TinyObject): string {
  if (typeof object === "string") return object;
  const body = typeof object.stream === "string" ? object.stream : object.stream.toString("latin1");
  return `<<${object.entries ?? ""} /Length ${body.length}>>\nstream\n${body}\nendstream`;
}

function writeClassical(objects: readonly TinyObject[], file: TinyFile): Buffer {
  const parts = [headOf(file)];
  let length = parts[0]?.length ?? 0;
  const rows = objects.map((object, index) => {
    const text = `${index + 1} 0 obj\n${sourceOf(object)}\nendobj\n`;
    const row = `${String(length).padStart(10, "0")} 00000 n \n`;
    parts.push(text);
    length += text.length;
    return row;
  });
  const size = objects.length + 1;
  parts.push(
    `xref\n0 ${size}\n0000000000 65535 f \n${rows.join("")}`,
    `trailer\n<</Size ${size} /Root ${catalogNumber} 0 R ${file.trailer ?? ""}>>\nstartxref\n${length}\n%%EOF\n`,
  );
  return Buffer.from(parts.join(""), "latin1");
}

function writePacked(objects: readonly TinyObject[], file: TinyFile): Buffer {
  const [container, table] = [objects.length + 1, objects.length + 2];
  const inside = objects.flatMap((object, index) =>
    typeof object === "string" ? [{ number: index + 1, object }] : [],
  );
  let [header, body] = ["", ""];
  for (const { number, object } of inside) {
    header += `${number} ${body.length} `;
    body += `${object} `;
  }
  const places = new Map(inside.map(({ number }, index) => [number, [2, container, index] as const]));
  let text = headOf(file);
  const write = (number: number, object: TinyObject): void => {
    text += `${number} 0 obj\n${sourceOf(object)}\nendobj\n`;
  };
  const offsets = new Map<number, number>();
  for (const [index, object] of [
    ...objects,
    {
      entries: `/Type /ObjStm /N ${inside.length} /First ${header.length} /Filter /FlateDecode`,
      stream: deflateSync(header + body),
    },
  ].entries()) {
    if (places.has(index + 1)) continue;
    offsets.set(index + 1, text.length);
    write(index + 1, object);
  }
  const start = text.length;
  offsets.set(table, start);
  const rows = Buffer.alloc(7 * (table + 1));
  for (let number = 1; number <= table; number += 1) {
    const [kind, second, third] = places.get(number) ?? [1, offsets.get(number) ?? 0, 0];
    rows.writeUInt8(kind, 7 * number);
    rows.writeUInt32BE(second, 7 * number + 1);
    rows.writeUInt16BE(third, 7 * number + 5);
  }
  write(table, {
    entries: `/Type /XRef /Size ${table + 1} /W [1 4 2] /Root ${catalogNumber} 0 R /Filter /FlateDecode ${file.trailer ?? ""}`,
    stream: deflateSync(rows),
  });
  return Buffer.from(`${text}startxref\n${start}\n%%EOF\n`, "latin1");
}
