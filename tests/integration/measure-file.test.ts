import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { measureDocument } from "../../src/inspect/measure.ts";
import type { MeasuredDocument } from "../../src/inspect/measured.ts";
import { textString } from "../../src/render/pdf/syntax.ts";
import { toUnicode } from "../helpers/pdf-writer.ts";
import { TinyPdf, type TinyFile } from "../helpers/tiny-pdf.ts";

const mm = (points: number): number => (points * 25.4) / 72;

async function measureFile(file: TinyFile): Promise<MeasuredDocument> {
  const pdf = new TinyPdf();
  pdf.page();
  return measureDocument(pdf.bytes(file));
}

describe("fonts", () => {
  /** A page with a text in each of these fonts. */
  async function fontsOf(pdf: TinyPdf, fonts: readonly (readonly [string, string])[]): Promise<MeasuredDocument> {
    const entries = fonts.map(([font], index) => `/T${index} ${font}`).join(" ");
    const content = fonts.map(([, text], index) => `BT /T${index} 9 Tf 20 ${800 - 20 * index} Td ${text} Tj ET`);
    const stream = pdf.add({ stream: content.join("\n") });
    const page = pdf.page();
    pdf.set(
      page,
      `<</Type /Page /Parent 2 0 R /MediaBox [0 0 567 850] /Resources <</Font <<${entries}>>>> /Contents ${stream} 0 R>>`,
    );
    return measureDocument(pdf.bytes());
  }

  /** A composite font whose program no reader can open: enough to be told, not to be drawn. */
  function composite(pdf: TinyPdf, name: string, hasMap: boolean): string {
    const program = pdf.add({ stream: "no font" });
    const map = pdf.add({ stream: toUnicode("2 beginbfchar\n<0001> <7B80>\n<0002> <62A5>\nendbfchar") });
    return `<</Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H ${hasMap ? `/ToUnicode ${map} 0 R` : ""}
      /DescendantFonts [<</Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDToGIDMap /Identity /DW 1000
      /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>
      /FontDescriptor <</Type /FontDescriptor /FontName /${name} /Flags 4 /FontFile2 ${program} 0 R>>>>]>>`;
  }

  it("composite ones: descendant, embedding, subset prefix, map to characters", async () => {
    const pdf = new TinyPdf();
    const measured = await fontsOf(pdf, [
      [composite(pdf, "ABCDEF+FZXBSK--GBK1-0", true), "<00010002>"],
      [composite(pdf, "FangSong", false), "<0001>"],
    ]);
    const shared = { subtype: "Type0", descendant: "CIDFontType2", embedded: true };
    expect(measured.fonts).toEqual([
      { ...shared, name: "FZXBSK--GBK1-0", subset: true, toUnicode: true, characters: 2 },
      { ...shared, name: "FangSong", subset: false, toUnicode: false, characters: 1 },
    ]);
    const [mapped, unmapped] = measured.pages[0]?.lines ?? [];
    expect(mapped?.text).toBe("简报");
    expect(mapped?.characters.map(({ font }) => font)).toEqual([0, 0]);
    expect((mapped?.characters[0]?.right ?? 0) - (mapped?.characters[0]?.left ?? 0)).toBeCloseTo(mm(9), 3);
    expect(unmapped?.characters[0]).toMatchObject({ font: 1 });
  });

  it("simple ones: a subset is found though readers leave its prefix out, and one that isn't embedded", async () => {
    const pdf = new TinyPdf();
    const program = pdf.add({ stream: "no font" });
    const simple = `<</Type /Font /Subtype /TrueType /BaseFont /QWERTY+SimSun /FirstChar 97 /LastChar 97 /Widths [500]
      /FontDescriptor <</Type /FontDescriptor /FontName /QWERTY+SimSun /Flags 32 /FontFile2 ${program} 0 R>>>>`;
    const { fonts } = await fontsOf(pdf, [
      [simple, "(a)"],
      ["<</Type /Font /Subtype /TrueType /BaseFont /SimHei>>", "(abc)"],
      ["3 0 R", "(ab)"],
    ]);
    const shared = { toUnicode: false };
    expect(fonts).toEqual([
      { ...shared, name: "SimSun", subtype: "TrueType", embedded: true, subset: true, characters: 1 },
      { ...shared, name: "SimHei", subtype: "TrueType", embedded: false, subset: false, characters: 3 },
      { ...shared, name: "Helvetica", subtype: "Type1", embedded: false, subset: false, characters: 2 },
    ]);
  });

  it("Type 3: made of drawings, without a name", async () => {
    const pdf = new TinyPdf();
    const glyph = pdf.add({ stream: "500 0 d0 0 0 400 400 re f" });
    const type3 = `<</Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0]
      /FirstChar 97 /LastChar 97 /Widths [500] /CharProcs <</a ${glyph} 0 R>>
      /Encoding <</Type /Encoding /Differences [97 /a]>>>>`;
    const { fonts, pages } = await fontsOf(pdf, [[type3, "(aa)"]]);
    expect(fonts).toEqual([
      { name: "", subtype: "Type3", embedded: true, subset: false, toUnicode: false, characters: 2 },
    ]);
    expect(pages[0]?.lines[0]?.characters.map(({ font }) => font)).toEqual([0, 0]);
  });

  it("that no text is set in are named with no characters, and fonts alike are one", async () => {
    const pdf = new TinyPdf();
    pdf.page({ content: "BT /F1 9 Tf 9 9 Td (ab) Tj ET" });
    pdf.page({ content: "BT /F2 9 Tf 9 9 Td (ab) Tj ET", entries: "" });
    const copy = pdf.add("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>");
    const unused = pdf.add("<</Type /Font /Subtype /Type1 /BaseFont /Courier>>");
    const form = pdf.add({
      entries: `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</Font <</F ${unused} 0 R>>>>`,
      stream: "",
    });
    pdf.page({ resources: `/XObject <</X ${form} 0 R>> /Pattern <</P <</Resources <</Font <</F ${copy} 0 R>>>>>>>>` });
    const { fonts } = await measureDocument(pdf.bytes());
    expect(fonts.map(({ name, characters }) => [name, characters])).toEqual([
      ["Helvetica", 2 + 2],
      ["Courier", 0],
    ]);
  });
});

describe("structure", () => {
  it("is read depth first, roles mapped, with pages and alternate texts", async () => {
    const pdf = new TinyPdf();
    const [first, second] = [pdf.page(), pdf.page()];
    const cell = pdf.add(`<</S /TH /K <</Type /MCR /Pg ${second} 0 R /MCID 0>>>>`);
    const figure = pdf.add(`<</S /Figure /Alt ${textString("示意图")} /K [2 <</Type /OBJR>>]>>`);
    const root = pdf.add(
      `<</S /Document /K [<</S /Title1 /Pg ${first} 0 R /K 0>> <</S /Table /K [<</S /TR /K ${cell} 0 R>>]>> ${figure} 0 R]>>`,
    );
    const measured = await measureDocument(
      pdf.bytes({
        catalog: `/MarkInfo <</Marked true>> /Lang (zh-CN)
          /StructTreeRoot <</Type /StructTreeRoot /RoleMap <</Title1 /Heading /Heading /H1 /H1 /H1>> /K ${root} 0 R>>`,
      }),
    );
    expect(measured.structure).toEqual([
      // Its own first child tells its page.
      { type: "Document", depth: 0, page: 1 },
      { type: "H1", depth: 1, page: 1 },
      { type: "Table", depth: 1 },
      { type: "TR", depth: 2 },
      { type: "TH", depth: 3, page: 2 },
      { type: "Figure", depth: 1, alt: "示意图" },
    ]);
    expect(measured).toMatchObject({ tagged: true, language: "zh-CN" });
  });

  it("in circles is read once, of roles and of elements", async () => {
    const pdf = new TinyPdf();
    pdf.page();
    const element = pdf.add("");
    pdf.set(element, `<</S /A /K [${element} 0 R <</S /P /K ${element} 0 R>>]>>`);
    const { structure } = await measureDocument(
      pdf.bytes({ catalog: `/StructTreeRoot <</RoleMap <</A /B /B /A>> /K ${element} 0 R>>` }),
    );
    expect(structure.map(({ depth }) => depth)).toEqual([0, 1]);
    expect(structure[1]?.type).toBe("P");
  });

  it("a tree without the mark, and a mark without the tree, make no tagged file", async () => {
    expect((await measureFile({ catalog: "/StructTreeRoot <</Type /StructTreeRoot>>" })).tagged).toBe(false);
    expect((await measureFile({ catalog: "/MarkInfo <</Marked true>>" })).tagged).toBe(false);
  });
});

describe("bookmarks and links", () => {
  it("bookmarks have level and page, by destination, name or action; 0 where they lead nowhere", async () => {
    const pdf = new TinyPdf();
    const pages = [pdf.page(), pdf.page()];
    const [root, one, inner, two] = [pdf.add(""), pdf.add(""), pdf.add(""), pdf.add("")];
    pdf.set(root, `<</First ${one} 0 R /Last ${two} 0 R>>`);
    pdf.set(
      one,
      `<</Title ${textString("一、概况")} /Dest [${pages[0]} 0 R /XYZ 0 800 0] /Next ${two} 0 R /First ${inner} 0 R /Last ${inner} 0 R>>`,
    );
    pdf.set(inner, `<</Title (inner) /A <</S /GoTo /D [${pages[1]} 0 R /Fit]>>>>`);
    pdf.set(two, "<</Title (nowhere)>>");
    const { bookmarks } = await measureDocument(pdf.bytes({ catalog: `/Outlines ${root} 0 R` }));
    expect(bookmarks).toEqual([
      { title: "一、概况", level: 1, page: 1 },
      { title: "inner", level: 2, page: 2 },
      { title: "nowhere", level: 1, page: 0 },
    ]);
  });

  it("bookmarks in circles are read once", async () => {
    const pdf = new TinyPdf();
    pdf.page();
    const [root, one, two] = [pdf.add(""), pdf.add(""), pdf.add("")];
    pdf.set(root, `<</First ${one} 0 R /Last ${two} 0 R>>`);
    pdf.set(one, `<</Title (one) /Next ${two} 0 R /First ${one} 0 R>>`);
    pdf.set(two, `<</Title (two) /Next ${one} 0 R /First ${root} 0 R>>`);
    const { bookmarks } = await measureDocument(pdf.bytes({ catalog: `/Outlines ${root} 0 R` }));
    expect(bookmarks.map(({ title }) => title).filter((title) => title !== "")).toEqual(["one", "two"]);
  });

  it("links have their box, and an address, or a page and a height on it as that page is shown", async () => {
    const pdf = new TinyPdf();
    const target = pdf.page({ entries: "/Rotate 90" });
    const link = (rest: string): string => `<</Type /Annot /Subtype /Link /Rect [72 700 172 720] ${rest}>>`;
    pdf.page({
      entries: `/Annots [${link(`/Dest [${target} 0 R /XYZ 100 800 null]`)} ${link(`/Dest [${target} 0 R /Fit]`)}
        ${link("/A <</S /URI /URI (https://example.org/)>>")} <</Type /Annot /Subtype /Text /Rect [0 0 9 9]>>]`,
    });
    const { links } = await measureDocument(pdf.bytes());
    expect(links.map(({ page, toPage, toTop, uri }) => ({ page, toPage, toTop, uri }))).toEqual([
      // On the turned page the height is counted from what was its left edge.
      { page: 2, toPage: 1, toTop: expect.closeTo(mm(100), 3) },
      { page: 2, toPage: 1 },
      { page: 2, uri: "https://example.org/" },
    ]);
    expect(links[0]?.box.left).toBeCloseTo(mm(72), 3);
    expect(links[0]?.box.top).toBeCloseTo(mm(130), 3);
    expect(links[0]?.box.bottom).toBeCloseTo(mm(150), 3);
  });
});

describe("what a file says about itself", () => {
  it("its texts, in each of their encodings", async () => {
    const { info } = await measureFile({
      trailer: `/Info <</Title ${textString("简报 第1期")} /Author (caf\u00E9 \\204 \\240) /Subject <EFBBBFE7AE80>
        /Keywords (a\\050b) /Creator (Word) /CreationDate (D:20240102030405+08'00')>>`,
    });
    expect(info).toEqual({
      title: "简报 第1期",
      author: "café — €",
      subject: "简",
      keywords: "a(b",
      creator: "Word",
      producer: "",
      creationDate: "D:20240102030405+08'00'",
      modDate: "",
    });
  });

  it("its version is the later of header and catalog", async () => {
    expect((await measureFile({ version: "1.4" })).version).toBe("1.4");
    expect((await measureFile({ version: "1.4", catalog: "/Version /1.7" })).version).toBe("1.7");
    expect((await measureFile({ version: "1.7", catalog: "/Version /1.4" })).version).toBe("1.7");
  });

  it("an identity and a packet of metadata", async () => {
    const plain = await measureFile({});
    expect(plain).toMatchObject({ hasId: false, hasXmp: false, damage: [], language: "" });
    const pdf = new TinyPdf();
    pdf.page();
    const packet = pdf.add({ entries: "/Type /Metadata /Subtype /XML", stream: "<x/>" });
    const bytes = pdf.bytes({ catalog: `/Metadata ${packet} 0 R`, trailer: "/ID [<00> <00>]" });
    expect(await measureDocument(bytes)).toMatchObject({ hasId: true, hasXmp: true, bytes: bytes.length });
  });

  it("each active part by its kind, once", async () => {
    const pdf = new TinyPdf();
    const annotation = (rest: string): string => `<</Type /Annot /Rect [0 0 9 9] ${rest}>>`;
    pdf.page({
      entries: `/AA <</O <</S /JavaScript /JS (1)>>>> /Annots [
        ${annotation("/Subtype /Link /A <</S /Launch /F (a.exe)>>")} ${annotation("/Subtype /RichMedia")}
        ${annotation("/Subtype /Link /A <</S /GoTo /D [0 /Fit] /Next [<</S /SubmitForm>>]>>")}
        ${annotation("/Subtype /Widget /AA <</K <</S /ImportData>>>>")}]`,
    });
    const { active } = await measureDocument(
      pdf.bytes({
        catalog: `/OpenAction <</S /JavaScript /JS (1)>> /Names <</EmbeddedFiles <</Names []>>>> /AcroForm <</XFA []>>`,
      }),
    );
    expect([...active].toSorted()).toEqual(
      ["JavaScript", "EmbeddedFiles", "XFA", "Launch", "RichMedia", "SubmitForm", "ImportData"].toSorted(),
    );
  });

  it("what only moves the view or follows a link is not active", async () => {
    const pdf = new TinyPdf();
    const page = pdf.page({
      entries: "/Annots [<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /A <</S /URI /URI (https://example.org/)>>>>]",
    });
    const open = `/OpenAction <</S /GoTo /D [${page} 0 R /Fit] /Next <</S /Named /N /NextPage>>>>`;
    expect((await measureDocument(pdf.bytes({ catalog: open }))).active).toEqual([]);
    expect((await measureDocument(pdf.bytes({ catalog: `/OpenAction [${page} 0 R /Fit]` }))).active).toEqual([]);
  });
});

describe("Chromium's own files", () => {
  it("are measured: pages, faces, tags, bookmarks", async () => {
    const notice = await measureDocument(await readFile(new URL("../fixtures/pdf/notice.pdf", import.meta.url)));
    expect(notice).toMatchObject({ tagged: true, damage: [], active: [] });
    expect(notice.pages.length).toBeGreaterThan(1);
    expect(notice.fonts.every((font) => font.embedded && font.subset && font.toUnicode)).toBe(true);
    expect(notice.fonts.every(({ characters }) => characters > 0)).toBe(true);
    expect(notice.structure.some(({ type }) => type === "H1")).toBe(true);
    expect(notice.bookmarks.length).toBeGreaterThan(0);
  });
});
