import { describe, expect, it } from "vitest";
import { readBookmarks } from "../../../src/render/pdf/bookmarks.ts";
import { readDestinations } from "../../../src/render/pdf/destinations.ts";
import { pageNumbers, readObjects, type PdfObjects } from "../../../src/render/pdf/objects.ts";
import { mapTokens, readArray, readDictionary, readReference, readTextString } from "../../../src/render/pdf/syntax.ts";
import { readPageTexts } from "../../../src/render/pdf/text.ts";
import { bindVolume, firstPages, volumeMark, type VolumePart } from "../../../src/render/pdf/volume.ts";
import { makePdf, onePage, type MadeObject } from "../../helpers/pdf-writer.ts";

/** Shows 港 (1) or 𠀀 (2) in the font F6 of every page. */
const shows = (glyph: 1 | 2): string => `BT\n/F6 20 Tf\n1 0 0 1 90 700 Tm\n<000${glyph}> Tj\nET`;

/** A tagged file as Chromium writes it: a nameplate, two headlines, a table's head, a link to the second page. */
function bulletin(pages: number, more: Readonly<Record<number, MadeObject>> = {}): Uint8Array {
  const kids = Array.from({ length: pages }, (_, index) => (index === 0 ? 4 : 40 + index));
  const page = (index: number, own = ""): string =>
    `<</Type /Page\n/Parent 3 0 R\n/Resources <</Font <</F6 6 0 R>>>>\n/MediaBox [0 0 595.276 841.890]\n/Contents ${index === 0 ? 5 : 60 + index} 0 R\n/StructParents ${index}${own}>>`;
  const others = Object.fromEntries(
    kids.slice(1).flatMap((kid, index): [number, MadeObject][] => [
      [kid, page(index + 1)],
      [61 + index, { stream: `${shows(2)}\n% ${index + 2}` }],
    ]),
  );
  return makePdf({
    ...onePage(shows(1)),
    ...others,
    1: "<</Type /Catalog\n/Pages 3 0 R\n/Dests 12 0 R\n/StructTreeRoot 13 0 R\n/Outlines 30 0 R\n/Lang (zh-CN)>>",
    3: `<</Type /Pages\n/Count ${pages}\n/Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}]>>`,
    4: page(0, "\n/Annots [10 0 R 11 0 R]"),
    8: "<</Type /FontDescriptor\n/FontName /AAAAAA+Fang-Song\n/FontFile2 20 0 R>>",
    20: { stream: "outlines of two glyphs" },
    10: "<</Type /Annot\n/Subtype /Link\n/Rect [90 400 300 420]\n/Dest /a2-h\n/StructParent 100000>>",
    11: "<</Type /Annot\n/Subtype /Link\n/Rect [90 300 300 320]\n/A <</Type /Action\n/S /URI\n/URI (jianbao:two/a1)>>>>",
    12: `<</a2-h [${kids.at(-1) ?? 4} 0 R /XYZ 0 448.5 0]>>`,
    13: "<</Type /StructTreeRoot\n/K 14 0 R\n/ParentTreeNextKey 1\n/ParentTree 15 0 R\n/IDTree 19 0 R>>",
    14: "<</Type /StructElem\n/S /Document\n/P 13 0 R\n/K [16 0 R 17 0 R 18 0 R]>>",
    15: "<</Type /ParentTree\n/Nums [0 22 0 R 100000 17 0 R]>>",
    16: "<</Type /StructElem\n/S /H1\n/P 14 0 R\n/Pg 4 0 R\n/K 0>>",
    17: "<</Type /StructElem\n/S /H2\n/P 14 0 R\n/K [<</Type /OBJR\n/Obj 10 0 R\n/Pg 4 0 R>>]>>",
    18: "<</Type /StructElem\n/S /TH\n/P 14 0 R\n/ID (node00000001)\n/A [<</O /Table\n/Headers [(node00000001)]>>]\n/Alt (12 0 R)>>",
    19: "<</Kids [21 0 R]>>",
    21: "<</Limits [(node00000001) (node00000001)]\n/Names [(node00000001) 18 0 R]>>",
    22: "[16 0 R]",
    30: "<</Type /Outlines\n/First 31 0 R\n/Last 31 0 R\n/Count 3>>",
    31: "<</Title (Nameplate)\n/Dest [4 0 R /XYZ 80 725 0]\n/Parent 30 0 R\n/SE 16 0 R\n/First 32 0 R\n/Last 33 0 R\n/Count 2>>",
    32: "<</Title <FEFF6C34>\n/Dest [4 0 R /XYZ 80 500 0]\n/Parent 31 0 R\n/SE 17 0 R\n/Next 33 0 R>>",
    33: `<</Title (Last)\n/Dest [${kids.at(-1) ?? 4} 0 R /XYZ 80 448 0]\n/Parent 31 0 R\n/SE 17 0 R\n/Prev 32 0 R>>`,
    ...more,
  });
}

const part = (id: string, bytes: Uint8Array, own: Partial<VolumePart> = {}): VolumePart => ({
  id,
  title: `第${id}期`,
  bytes,
  label: { prefix: `第${id}期-`, style: "D" },
  places: [{ name: "a1", page: 1, top: 500 }],
  ...own,
});

const metadata = {
  title: "水务简报 2024年合订本",
  author: "办公室",
  subject: "",
  keywords: ["合订本"],
  date: "2024-12-30",
};
const bind = (...parts: readonly VolumePart[]): Uint8Array => bindVolume({ parts, metadata, mark: "shuiwu-2024" });

/** Objects whose source matches. */
const found = (objects: PdfObjects, pattern: RegExp): number[] =>
  objects.numbers.filter((number) => pattern.test(objects.raw(number).value));

describe("a volume", () => {
  const front = part("front", bulletin(2), { label: { prefix: "", style: "R" }, places: [] });
  const { title: _, ...untitled } = front;
  const bytes = bind(untitled, part("one", bulletin(3)), part("two", bulletin(2)));
  const objects = readObjects(bytes);
  const pages = pageNumbers(objects);
  const catalog = objects.dictionary(objects.root);

  it("starts each file on an odd page, behind blank pages where needed", () => {
    expect(pages).toHaveLength(8);
    expect(pages.map((page) => objects.dictionary(page).has("Contents"))).toEqual([
      ...[true, true],
      ...[true, true, true, false],
      ...[true, true],
    ]);
    expect(firstPages([2, 3, 2])).toEqual([1, 3, 7]);
    expect(firstPages([1, 4, 1])).toEqual([1, 3, 7]);
  });

  it("keeps the text and the content streams of every page", () => {
    expect(readPageTexts(bytes)).toEqual(["港", "𠀀", "港", "𠀀", "𠀀", "", "港", "𠀀"]);
    const own = readObjects(bulletin(3));
    for (const [index, page] of pageNumbers(own).entries()) {
      const [before, after] = [
        [own, page],
        [objects, pages[index + 2] ?? 0],
      ] as const;
      const content = ([from, number]: readonly [PdfObjects, number]): Uint8Array =>
        from.stream(readReference(from.dictionary(number).get("Contents")) ?? 0);
      expect(Buffer.from(content(after))).toEqual(Buffer.from(content(before)));
    }
  });

  it("holds fonts and contents that are the same once", () => {
    expect(found(objects, /^<<\/Type \/FontDescriptor/)).toHaveLength(1);
    expect(found(objects, /\/Subtype \/Type0/)).toHaveLength(1);
    const contents = pages.flatMap((page) => objects.dictionary(page).get("Contents") ?? []);
    expect(new Set(contents).size).toBe(3);
  });

  it("keeps fonts that differ apart", () => {
    const other = bulletin(2, { 20: { stream: "outlines of other glyphs" } });
    const both = readObjects(bind(part("one", bulletin(2)), part("two", other)));
    expect(found(both, /\/Subtype \/Type0/)).toHaveLength(2);
  });

  it("puts each file's headlines below its title, and the volume's own at the top", () => {
    const outline = readBookmarks(objects).map(({ title, page, children }) => [
      `${title} ${page}`,
      children.map((child) => `${child.title} ${child.page}`),
    ]);
    expect(outline).toEqual([
      ["Nameplate 1", ["水 1", "Last 2"]],
      ["第one期 3", ["水 3", "Last 5"]],
      ["第two期 7", ["水 7", "Last 8"]],
    ]);
  });

  it("makes the names of destinations unique, and links follow them", () => {
    expect(readDestinations(bytes)).toMatchObject({
      "one.a2-h": { page: 5, top: 448.5 },
      "two.a2-h": { page: 8, top: 448.5 },
      "two.a1": { page: 7, top: 500 },
      two: { page: 7 },
    });
    const links = pages.flatMap((page) =>
      readArray(objects.dictionary(page).get("Annots") ?? "").map(
        (link) => objects.dictionary(readReference(link) ?? 0).get("Dest") ?? "",
      ),
    );
    expect(links).toEqual(["/front.a2-h", "/two.a1", "/one.a2-h", "/two.a1", "/two.a2-h", "/two.a1"]);
  });

  it("leaves a link alone that leads to no part", () => {
    const alone = readObjects(bind(part("one", bulletin(2))));
    expect(found(alone, /\/URI \(jianbao:two\/a1\)/)).toHaveLength(1);
  });

  it("joins the structures: a part for each file, numbers and ids of elements unique", () => {
    const root = objects.dictionary(readReference(catalog.get("StructTreeRoot")) ?? 0);
    const document = objects.dictionary(readReference(root.get("K")) ?? 0);
    const parts = readArray(document.get("K") ?? "").map((kid) => objects.dictionary(readReference(kid) ?? 0));
    expect(parts.map((one) => one.get("S"))).toEqual(["/Part", "/Part", "/Part"]);
    expect(readTextString(parts[1]?.get("T") ?? "")).toBe("第one期");
    const parents = readArray(objects.dictionary(readReference(root.get("ParentTree")) ?? 0).get("Nums") ?? "");
    expect(parents.filter((_row, index) => index % 2 === 0)).toEqual(["0", "1", "2", "3", "4", "5"]);
    const keyOf = (page: number): string | undefined => objects.dictionary(pages[page - 1] ?? 0).get("StructParents");
    expect([keyOf(1), keyOf(3), keyOf(7)]).toEqual(["0", "2", "4"]);
    const linkKeys = found(objects, /\/Subtype \/Link/).flatMap(
      (link) => objects.dictionary(link).get("StructParent") ?? [],
    );
    expect(linkKeys).toEqual(["1", "3", "5"]);
    for (const [page, key] of [
      [3, 2],
      [7, 4],
    ] as const) {
      const list = readReference(parents[key * 2 + 1]) ?? 0;
      const [element] = readArray(objects.raw(list).value);
      expect(objects.dictionary(readReference(element) ?? 0).get("Pg")).toBe(`${pages[page - 1] ?? 0} 0 R`);
    }
    const ids = readArray(objects.dictionary(readReference(root.get("IDTree")) ?? 0).get("Names") ?? "");
    expect(ids.filter((_row, index) => index % 2 === 0)).toEqual([
      "(v0001-node00000001)",
      "(v0002-node00000001)",
      "(v0003-node00000001)",
    ]);
    const head = objects.dictionary(readReference(ids[3]) ?? 0);
    expect(head.get("A")).toContain("/Headers [(v0002-node00000001)]");
    // What only looks like a reference is a text.
    expect(head.get("Alt")).toBe("(12 0 R)");
  });

  it("names pages by issue, its own in roman numerals, blank ones not at all", () => {
    const labels = readArray(readDictionary(catalog.get("PageLabels") ?? "")?.get("Nums") ?? "");
    const shown = labels.map((label) => {
      const entries = readDictionary(label);
      return entries === undefined ? label : `${readTextString(entries.get("P") ?? "()")}${entries.get("S") ?? ""}`;
    });
    expect(shown).toEqual(["0", "/R", "2", "第one期-/D", "5", "", "6", "第two期-/D"]);
  });

  it("says what it is and who made it", () => {
    const info = objects.dictionary(objects.info);
    expect(readTextString(info.get("Title") ?? "")).toBe("水务简报 2024年合订本");
    expect(info.get("CreationDate")).toBe("(D:20241230000000+00'00')");
    expect(volumeMark(bytes)).toBe("shuiwu-2024");
    expect(volumeMark(bulletin(2))).toBeUndefined();
    expect(volumeMark(Buffer.from("report"))).toBeUndefined();
  });

  it("gives the same bytes for the same input", () => {
    const again = bind(untitled, part("one", bulletin(3)), part("two", bulletin(2)));
    expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
  });

  it("refuses a damaged file with a clear error", () => {
    const broken: readonly Uint8Array[] = [
      Buffer.from("%PDF-1.4\nnothing"),
      bulletin(2).subarray(0, 900),
      bulletin(2, { 6: "<</Type /Font\n/DescendantFonts [999 0 R]>>" }),
      bulletin(2, { 6: "<</Type /Font\n/DescendantFonts [7 0 R]>>", 7: "<</Type /Font\n/Next 6 0 R>>" }),
      bulletin(2, { 32: "<</Title (x)\n/Dest [4 0 R /XYZ 0 0 0]\n/Next 32 0 R>>" }),
    ];
    for (const file of broken)
      expect(() => bind(part("one", bulletin(2)), part("two", file))).toThrow(
        expect.objectContaining({ rule: "print/unknown-pdf", exitCode: 3 }),
      );
  });
});

describe("mapTokens", () => {
  it("replaces references and leaves strings, names and numbers alone", () => {
    const source = "<</A 3 0 R\n/B [1 0 3 0 R 4 0 R]\n/C (3 0 R \\) 3 0 R)\n/D <3030>\n/E 3.0 /F 30 /G#20H 3 0 R>>";
    expect(mapTokens(source, { reference: (number) => number + 100 })).toBe(
      "<</A 103 0 R\n/B [1 0 103 0 R 104 0 R]\n/C (3 0 R \\) 3 0 R)\n/D <3030>\n/E 3.0 /F 30 /G#20H 103 0 R>>",
    );
  });
});
