import { readFile } from "node:fs/promises";
import { deflateSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { measureDocument } from "../../src/inspect/measure.ts";
import { loadPdfium } from "../../src/inspect/measure/pdfium.ts";
import type { MeasuredDocument } from "../../src/inspect/measured.ts";
import { UnreadablePdf } from "../../src/inspect/unreadable-pdf.ts";
import { TinyPdf, tinyPage, type TinyFile } from "../helpers/tiny-pdf.ts";

const text = "BT /F1 10 Tf 72 750 Td (Ab) Tj ET";

/** Why a file can't be measured; undefined for one that can. Any other error than UnreadablePdf is thrown on. */
async function reasonOf(bytes: Uint8Array): Promise<string | undefined> {
  try {
    await measureDocument(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof UnreadablePdf) return error.reason;
    throw error;
  }
}

function latin1(source: string): Buffer {
  return Buffer.from(source, "latin1");
}

/** A file with something of everything that is read. */
function richFile(file: TinyFile = {}): Buffer {
  const pdf = new TinyPdf();
  const form = pdf.add({
    entries:
      "/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Filter /FlateDecode /Resources <</Font <</F1 3 0 R>>>>",
    stream: deflateSync("0 0 200 1 re f BT /F1 9 Tf 9 9 Td (form) Tj ET"),
  });
  const page = pdf.page({
    content: `${text} q 1 0 0 rg 0 500 300 1 re f Q /X Do /S cs 1 scn 9 9 99 99 re f`,
    resources: `/XObject <</X ${form} 0 R>>
      /ColorSpace <</S [/Separation /Red /DeviceRGB <</FunctionType 2 /N 1 /Domain [0 1] /C0 [1 1 1] /C1 [1 0 0]>>]>>`,
    entries: "/Annots [<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /A <</S /URI /URI (https://example.org/)>>>>]",
  });
  const element = pdf.add(`<</S /P /Pg ${page} 0 R /K 0>>`);
  const root = pdf.add("");
  const item = pdf.add(`<</Title (one) /Parent ${root} 0 R /Dest [${page} 0 R /XYZ 0 700 0]>>`);
  pdf.set(root, `<</First ${item} 0 R /Last ${item} 0 R /Count 1>>`);
  return pdf.bytes({
    ...file,
    catalog: `/Outlines ${root} 0 R /StructTreeRoot <</K ${element} 0 R>> /MarkInfo <</Marked true>>`,
  });
}

/** Numbers from 0 to below a limit, the same in every run. */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * limit);
  };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("files that can't be measured", () => {
  it("what is no PDF, at any length", async () => {
    for (const bytes of ["", "%PDF", "hello", "PK\u0003\u0004", "\u0000".repeat(5000)])
      expect(await reasonOf(latin1(bytes)), bytes.slice(0, 8)).toBe("not-a-pdf");
    expect(await reasonOf(latin1("%PDF-1.7\n"))).toBe("damaged");
  });

  it("an encrypted one, whatever the cross-reference looks like", async () => {
    const trailer = "/Encrypt <</Filter /Standard /V 2 /R 3 /Length 128 /P -4>> /ID [<00> <00>]";
    for (const packed of [false, true])
      expect(await reasonOf(tinyPage({ content: text }, { trailer, packed }))).toBe("encrypted");
    const broken = tinyPage({ content: text }, { trailer })
      .toString("latin1")
      .replace(/startxref\n\d+/, "startxref\n7");
    expect(await reasonOf(latin1(broken))).toBe("encrypted");
  });

  it("one without pages", async () => {
    expect(await reasonOf(new TinyPdf().bytes())).toBe("empty");
    const circle = new TinyPdf();
    circle.set(2, "<</Type /Pages /Count 1 /Kids [2 0 R]>>");
    expect(await reasonOf(circle.bytes())).toBe("empty");
    const nameless = new TinyPdf();
    const kids = nameless.add("");
    nameless.set(kids, `[<</Type /Pages /Count 1 /Kids ${kids} 0 R>>]`);
    nameless.set(2, `<</Type /Pages /Count 1 /Kids ${kids} 0 R>>`);
    expect(await reasonOf(nameless.bytes())).toBe("empty");
  });

  it("one of too many pages, or kids that are none", async () => {
    const pdf = new TinyPdf();
    const page = pdf.page();
    pdf.set(2, `<</Type /Pages /Count 5001 /Kids [${`${page} 0 R `.repeat(5001)}]>>`);
    expect(await reasonOf(pdf.bytes())).toBe("too-large");
    pdf.set(2, `<</Type /Pages /Count 200001 /Kids [${"null ".repeat(200_000)} ${page} 0 R]>>`);
    expect(await reasonOf(pdf.bytes())).toBe("too-large");
  });

  it("streams that swell, once or in several filters, in contents or as object streams", async () => {
    const blank = Buffer.alloc(100 * 1024 * 1024, " ");
    const once = deflateSync(blank);
    for (const [filters, stream] of [
      ["/FlateDecode", once],
      ["[/FlateDecode /FlateDecode]", deflateSync(once)],
    ] as const) {
      const pdf = new TinyPdf();
      const content = pdf.add({ entries: `/Filter ${filters}`, stream });
      pdf.set(pdf.page(), `<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents ${content} 0 R>>`);
      expect(await reasonOf(pdf.bytes())).toBe("too-large");
    }
    const [body = ""] = tinyPage({}).toString("latin1").split("xref\n");
    const packed = `90 0 obj <</Type /ObjStm /N 1 /First 9 /Filter /FlateDecode /Length ${once.length}>>\nstream\n`;
    const file = Buffer.concat([latin1(body + packed), once, latin1("\nendstream endobj trailer <</Root 1 0 R>>")]);
    expect(await reasonOf(file)).toBe("too-large");
  });

  it("contents that multiply: forms in forms, in circles, in glyphs, or more operators than a page can hold", async () => {
    const pdf = new TinyPdf();
    const entries = "/Type /XObject /Subtype /Form /BBox [0 0 500 800]";
    let form = pdf.add({ entries, stream: "0 0 100 1 re f" });
    for (let level = 0; level < 12; level += 1)
      form = pdf.add({
        entries: `${entries} /Resources <</XObject <</X ${form} 0 R>>>>`,
        stream: "/X Do ".repeat(level < 5 ? 10 : 1),
      });
    pdf.page({ content: "/X Do", resources: `/XObject <</X ${form} 0 R>>` });
    expect(await reasonOf(pdf.bytes())).toBe("too-large");

    const circle = new TinyPdf();
    const self = circle.add("");
    circle.set(self, { entries: `${entries} /Resources <</XObject <</X ${self} 0 R>>>>`, stream: "/X Do /X Do" });
    circle.page({ content: "/X Do", resources: `/XObject <</X ${self} 0 R>>` });
    expect(await reasonOf(circle.bytes())).toBe("too-large");

    const glyph = pdf.add({ stream: "500 0 d0 /X Do" });
    const font = `<</Type /Font /Subtype /Type3 /FontMatrix [1 0 0 1 0 0] /CharProcs <</a ${glyph} 0 R>>
      /Resources <</XObject <</X ${form} 0 R>>>>>>`;
    const stream = pdf.add({ stream: "BT /T 9 Tf (a) Tj ET" });
    pdf.set(
      2,
      `<</Type /Pages /Count 1 /Kids [<</Type /Page /Resources <</Font <</T ${font}>>>> /Contents ${stream} 0 R>>]>>`,
    );
    expect(await reasonOf(pdf.bytes())).toBe("too-large");

    expect(await reasonOf(tinyPage({ content: "0 0 1 1 re f\n".repeat(400_001) }))).toBe("too-large");
  });

  it("one at which PDFium stops, and the next file is measured as if nothing had been", async () => {
    const good = richFile();
    const before = await measureDocument(good);
    for (const error of [
      new WebAssembly.RuntimeError("unreachable"),
      new RangeError("Maximum call stack size exceeded"),
    ]) {
      const pdfium = await loadPdfium();
      const close = vi.spyOn(pdfium.raw, "FPDF_CloseDocument");
      vi.spyOn(pdfium.raw, "FPDFText_CountChars").mockImplementation(() => {
        throw error;
      });
      expect(await reasonOf(good)).toBe("damaged");
      // Nothing more is asked of a module that has stopped.
      expect(close).not.toHaveBeenCalled();
      expect(await loadPdfium()).not.toBe(pdfium);
      expect(await measureDocument(good)).toEqual(before);
    }
  });

  it("a defect of ours is no finding about the file, and the document is closed", async () => {
    const pdfium = await loadPdfium();
    const close = vi.spyOn(pdfium.raw, "FPDF_CloseDocument");
    vi.spyOn(pdfium.raw, "FPDFText_CountChars").mockImplementation(() => {
      throw new TypeError("ours");
    });
    await expect(measureDocument(richFile())).rejects.toThrow("ours");
    expect(close).toHaveBeenCalledTimes(1);
  });
});

describe("damaged files", () => {
  it.each([false, true])(
    "are measured or refused at every length they are cut to (object streams: %s)",
    async (packed) => {
      const whole = richFile({ packed });
      let measured = 0;
      for (let length = 0; length < whole.length; length += 11)
        if ((await reasonOf(whole.subarray(0, length))) === undefined) measured += 1;
      expect(measured).toBeLessThan(whole.length / 11);
    },
  );

  it("are measured or refused with any bytes changed", async () => {
    const roll = dice(7);
    const notice = await readFile(new URL("../fixtures/pdf/notice.pdf", import.meta.url));
    const files = [richFile(), richFile({ packed: true })];
    const outcomes = new Set<string>();
    for (let round = 0; round < 300; round += 1) {
      const bytes = Buffer.from(round % 10 === 0 ? notice : (files[round % 2] as Buffer));
      const changes = round % 3 === 0 ? 200 : 1 + roll(12);
      for (let change = 0; change < changes; change += 1) bytes[roll(bytes.length)] = roll(256);
      outcomes.add((await reasonOf(bytes)) ?? "measured");
    }
    expect(outcomes).toContain("measured");
    expect(outcomes.size).toBeGreaterThan(1);
  });

  it("are repaired where the cross-reference leads astray, and it is told", async () => {
    const whole = richFile();
    const sound = await measureDocument(whole);
    const source = whole.toString("latin1");
    const repaired = async (broken: string): Promise<MeasuredDocument> => measureDocument(latin1(broken));
    for (const broken of [
      source.replace(/startxref\n\d+/, "startxref\n999999"),
      source.replace(/startxref[^]*/, ""),
      source.replace(/xref\n0 \d+/, "xref\n0 x"),
      source.replaceAll(/\d{10} 00000 n/g, "0000000007 00000 n"),
    ]) {
      const { damage, bytes, ...rest } = await repaired(broken);
      expect(damage, broken.slice(-40)).not.toEqual([]);
      expect(bytes).toBe(broken.length);
      expect(rest).toEqual({ ...sound, damage: undefined, bytes: undefined });
    }
    const late = await repaired(`junk before the header\n${source}`);
    expect(late.damage).toContain("bytes before the header");
    expect(late.pages).toEqual(sound.pages);
  });

  it("a page tree in circles, deep or with wrong counts gives the pages it has", async () => {
    const pdf = new TinyPdf();
    const page = pdf.page({ content: text });
    pdf.set(2, `<</Type /Pages /Count 3 /Kids [${page} 0 R 2 0 R null]>>`);
    const circle = await measureDocument(pdf.bytes());
    expect(circle.pages.map(({ lines }) => lines[0]?.text)).toEqual(["Ab"]);
    expect(circle.damage).toContain("the page tree is broken");

    let node = page;
    for (let level = 0; level < 30; level += 1) node = pdf.add(`<</Type /Pages /Count 1 /Kids [${node} 0 R]>>`);
    pdf.set(2, `<</Type /Pages /Count 1 /Kids [${node} 0 R]>>`);
    expect((await measureDocument(pdf.bytes())).pages).toHaveLength(1);
  });
});

describe("odd files", () => {
  it("nesting without end is followed no further than it makes sense", async () => {
    for (const entries of [`/X ${"[".repeat(50_000)}`, `/X ${"<</A ".repeat(50_000)}`, `/X ${"(".repeat(50_000)}`])
      await reasonOf(tinyPage({ content: text, entries }));
    const { pages } = await measureDocument(
      tinyPage({ content: `${"[".repeat(50_000)} 0 ${"q ".repeat(50_000)} ${text}` }),
    );
    expect(pages).toHaveLength(1);
  });

  it("objects that lie in one another, trailers that do, lengths that lead from one to the next are bounded", async () => {
    const head =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page>>endobj ";
    const many = (count: number, write: (number: number) => string): string =>
      Array.from({ length: count }, (_, index) => write(index + 4)).join("");
    const end = "trailer<</Root 1 0 R>>";
    expect(await reasonOf(latin1(head + many(50_000, (number) => `${number} 0 obj<</A `) + end))).toBe("damaged");
    expect(await reasonOf(latin1(head + "trailer<<".repeat(100_000) + end))).toBeUndefined();
    const chain = many(20_000, (number) => `${number} 0 obj<</Length ${number + 1} 0 R>>stream\nx\nendstream endobj `);
    expect(await reasonOf(latin1(head + chain + end))).toBeUndefined();
  });

  it("numbers beyond all bounds leave a page that can be told", async () => {
    const entries = `/MediaBox [0 0 1e999 ${"9".repeat(60)}] /Rotate 1e30`;
    for (const content of [
      `${"99999999 0 0 99999999 1 1 cm ".repeat(20)} BT /F1 9 Tf 9 9 Td (x) Tj ET 1 1 9 9 re f 9 w 1 1 m 9 1 l S BI /W 1 /H 1 /CS /G /BPC 8 ID x\nEI`,
      `BT /F1 9 Tf 1 0 0 1 --5 1.2.3 Tm (x) Tj ET ${"9".repeat(400)} 0 9 1 re f`,
    ]) {
      const measured = await measureDocument(tinyPage({ content, entries }));
      expect(JSON.stringify(measured)).not.toContain("null");
    }
    const { pages } = await measureDocument(
      tinyPage({ content: "0 0 0 0 0 0 cm BT /F1 0 Tf 0 0 0 0 0 0 Tm (x) Tj ET 0 0 10 1 re f 0 w 1 1 m 9 1 l S" }),
    );
    expect(pages[0]?.rules).toEqual([]);
  });

  it("200,000 elements side by side are structure as any other", async () => {
    const pdf = new TinyPdf();
    pdf.page();
    const kids = pdf.add(`[${"<</S/P>>".repeat(200_000)}]`);
    const { structure } = await measureDocument(pdf.bytes({ catalog: `/StructTreeRoot <</K ${kids} 0 R>>` }));
    expect(structure).toHaveLength(200_000);
  });

  it("2,000 pages are measured, and the module's memory stays small", async () => {
    const pdf = new TinyPdf();
    for (let page = 1; page <= 2000; page += 1) pdf.page({ content: `BT /F1 10 Tf 72 750 Td (Page ${page}) Tj ET` });
    const { pages, fonts } = await measureDocument(pdf.bytes());
    expect(pages).toHaveLength(2000);
    expect(pages[1999]?.lines[0]?.text).toBe("Page 2000");
    expect(fonts).toHaveLength(1);
    expect((await loadPdfium()).memory().byteLength).toBeLessThan(128 * 1024 * 1024);
  });
});
