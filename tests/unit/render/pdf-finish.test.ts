import { describe, expect, it } from "vitest";
import { KnownError } from "../../../src/model/known-error.ts";
import { readDestinations } from "../../../src/render/pdf/destinations.ts";
import { finishPdf } from "../../../src/render/pdf/finish.ts";
import { readObjects } from "../../../src/render/pdf/objects.ts";
import { decodeUtf16, readArray, readReference, readString } from "../../../src/render/pdf/syntax.ts";
import { makePdf, onePage, type MadeObject } from "../../helpers/pdf-writer.ts";

const metadata = {
  title: "港口安全简报 第3期 <卸货> & 𠀀",
  author: "港务办公室",
  subject: "汛期\u0001检查",
  keywords: ["安全", "港口"],
  date: "2024-07-03",
};
const stay = (): { right: number; down: number } => ({ right: 0, down: 0 });
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const printed = (more: Readonly<Record<number, MadeObject>> = {}): Uint8Array => makePdf(onePage("BT ET", more));
const pageObject = (box: string, contents = "5 0 R"): string =>
  `<</Type /Page\n/Parent 3 0 R\n/MediaBox [${box}]\n/CropBox [0 0 1 1]\n/Contents ${contents}>>`;

/** A PDF with a table's head and cell, whose ids Chromium chose. */
const withIds = (first: string, second: string): Uint8Array =>
  printed({
    10: `<</S /TH\n/ID (node${second})>>`,
    11: `<</S /TD\n/A <</Headers [(node${first}) (node${second})]>>>>`,
    12: "(node0000001x)",
  });

describe("finishing a printed PDF", () => {
  const raw = printed({
    1: "<</Type /Catalog\n/Pages 3 0 R\n/Outlines 10 0 R\n/ViewerPreferences <</Type /ViewerPreferences\n/DisplayDocTitle true>>\n/Lang (en)>>",
    10: "<<>>",
  });
  const finished = finishPdf(raw, { metadata, shift: stay });
  const objects = readObjects(finished);
  const catalog = objects.dictionary(objects.root);

  it("appends to the original, of which only dates and creator are overwritten", () => {
    const before = latin1(finished.subarray(0, raw.length));
    expect(before.length).toBe(raw.length);
    const masked = latin1(raw)
      .replace(/\(Mozilla.*Chrome\)/, (creator) => `(${"Jianbao".padEnd(creator.length - 2)})`)
      .replaceAll("20240102030405", "20240703000000");
    expect(before).toBe(masked);
  });

  it("says what the issue is, in the information and in XMP alike", () => {
    const info = objects.dictionary(objects.info);
    const text = (key: string): string => decodeUtf16(readString(info.get(key) ?? ""));
    expect([text("Title"), text("Author"), text("Keywords")]).toEqual([
      `\uFEFF${metadata.title}`,
      "\uFEFF港务办公室",
      "\uFEFF安全，港口",
    ]);
    expect([info.get("Creator"), info.get("Producer"), info.get("CreationDate")]).toEqual([
      "(Jianbao)",
      "(Skia/PDF m143)",
      "(D:20240703000000+00'00')",
    ]);
    const xmp = Buffer.from(objects.stream(readReference(catalog.get("Metadata")) ?? 0)).toString("utf8");
    expect(xmp).toContain('<rdf:li xml:lang="x-default">港口安全简报 第3期 &lt;卸货&gt; &amp; 𠀀</rdf:li>');
    expect(xmp).toContain("<dc:subject><rdf:Bag><rdf:li>安全</rdf:li><rdf:li>港口</rdf:li></rdf:Bag></dc:subject>");
    expect(xmp).toContain("汛期检查");
    expect(xmp).toContain("<xmp:CreateDate>2024-07-03T00:00:00Z</xmp:CreateDate>");
  });

  it("gives the same bytes whatever ids the browser gave the structure's elements", () => {
    const fresh = finishPdf(withIds("00000012", "00000015"), { metadata, shift: stay });
    const later = finishPdf(withIds("00000987", "00001200"), { metadata, shift: stay });
    expect(latin1(later)).toBe(latin1(fresh));
    expect(latin1(fresh)).toContain("[(node00000001) (node00000002)]");
    expect(latin1(fresh)).toContain("(node0000001x)");
  });

  it("leaves out what the issue does not say", () => {
    const bare = readObjects(
      finishPdf(raw, { metadata: { ...metadata, author: "", subject: "", keywords: [] }, shift: stay }),
    );
    expect([...bare.dictionary(bare.info).keys()]).toEqual(["Title", "Creator", "Producer", "CreationDate", "ModDate"]);
    const xmp = Buffer.from(bare.stream(readReference(bare.dictionary(bare.root).get("Metadata")) ?? 0)).toString(
      "utf8",
    );
    expect(xmp).not.toMatch(/dc:creator|dc:description|dc:subject|pdf:Keywords/);
  });

  it("asks for unscaled duplex, and for bookmarks where there are some", () => {
    expect(catalog.get("ViewerPreferences")).toBe(
      "<</DisplayDocTitle true\n/PrintScaling /None\n/Duplex /DuplexFlipLongEdge>>",
    );
    expect([catalog.get("Lang"), catalog.get("PageMode"), catalog.get("Pages")]).toEqual([
      "(zh-CN)",
      "/UseOutlines",
      "3 0 R",
    ]);
    const plain = readObjects(finishPdf(printed(), { metadata, shift: stay }));
    expect(plain.dictionary(plain.root).has("PageMode")).toBe(false);
  });

  it("is the same for the same pages, whenever and by whatever browser build they were printed", () => {
    const later = Buffer.from(
      latin1(raw).replaceAll("20240102030405", "20251231235959").replace("X11", "Mac"),
      "latin1",
    );
    expect(Buffer.compare(finishPdf(later, { metadata, shift: stay }), finished)).toBe(0);
    const other = finishPdf(raw, { metadata: { ...metadata, subject: "别的" }, shift: stay });
    const id = (bytes: Uint8Array): string | undefined => /\/ID \[<([0-9A-F]{32})> <\1>\]/.exec(latin1(bytes))?.[1];
    expect(id(finished)).toBeDefined();
    expect(id(other)).not.toBe(id(finished));
  });

  it("does not touch the bytes it was given", () => {
    const bytes = printed();
    const copy = Uint8Array.from(bytes);
    finishPdf(bytes, { metadata, shift: stay });
    expect(Buffer.compare(bytes, copy)).toBe(0);
  });

  it("gives pages of exactly A4, landscape ones too, and moves their content to the same distance from the top", () => {
    const more = {
      3: "<</Type /Pages\n/Count 2\n/Kids [4 0 R 10 0 R 11 0 R]>>",
      4: pageObject("0 0 594.95996 841.91998"),
      10: pageObject("0 0 841.91998 595.91998", "[5 0 R 12 0 R]"),
      11: pageObject("0 0 594.95996 841.91998"),
      12: { stream: "q Q" },
    };
    const result = readObjects(
      finishPdf(printed(more), {
        metadata,
        shift: (index) => (index === 1 ? { right: 25.4, down: 2.54 } : { right: 0, down: 0 }),
      }),
    );
    const [first, second, third] = [4, 10, 11].map((number) => result.dictionary(number));
    expect([first?.get("MediaBox"), first?.get("TrimBox"), first?.has("CropBox")]).toEqual([
      "[0 0 595.276 841.890]",
      "[0 0 595.276 841.890]",
      false,
    ]);
    expect(second?.get("MediaBox")).toBe("[0 0 841.890 595.276]");
    const contents = (page: typeof first): string[] => readArray(page?.get("Contents") ?? "");
    const mover = (page: typeof first): string => latin1(result.stream(readReference(contents(page)[0]) ?? 0));
    expect(mover(first)).toBe("1 0 0 1 0.0000 -0.0302 cm\n");
    expect(mover(second)).toBe("1 0 0 1 72.0000 -7.8444 cm\n");
    expect(contents(second).slice(1)).toEqual(["5 0 R", "12 0 R"]);
    expect(contents(third)).toEqual(contents(first));
  });

  it("refuses pages of another size and dates it can't fix", () => {
    const refused = [
      printed({ 4: pageObject("0 0 612 792") }),
      printed({ 4: pageObject("10 0 594.96 841.92") }),
      printed({ 4: "<</Type /Page\n/Contents 5 0 R>>" }),
      printed({ 2: "<</Creator (x)\n/CreationDate (D:2024)>>" }),
    ];
    for (const bytes of refused) expect(() => finishPdf(bytes, { metadata, shift: stay })).toThrow(KnownError);
  });

  it("puts named destinations where they belong, and takes out those of layout", () => {
    const withDests = (dests: string): Uint8Array =>
      printed({ 1: "<</Type /Catalog\n/Pages 3 0 R\n/Dests 10 0 R>>", 10: `<<${dests}>>` });
    const destinations = { isOwn: (name: string) => name === "end", areaTop: 34.5, scale: 4 };
    const placesOf = (dests: string): ReturnType<typeof readDestinations> =>
      readDestinations(finishPdf(withDests(dests), { metadata, shift: stay, destinations }));
    // 1200 layout px are 300 px, 225 pt, below the page area's top, which lies 34.5 mm below the paper's.
    const wrong = placesOf("/a1 [4 0 R /XYZ 0 -58.08 0]\n/#E9#99#84 [4 0 R /XYZ 9 841.92 0]\n/end [4 0 R /XYZ 0 0 0]");
    expect(Object.keys(wrong)).toEqual(["a1", "附"]);
    expect(wrong["a1"]?.top).toBeCloseTo(((297 - 34.5) * 72) / 25.4 - 225, 1);
    expect(wrong["附"]?.top).toBeCloseTo(((297 - 34.5) * 72) / 25.4, 1);
    // A browser that scales them gives none below the sheet: they stay.
    expect(placesOf("/a1 [4 0 R /XYZ 0 222 0]")["a1"]?.top).toBe(222);
  });
});
