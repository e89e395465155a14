import { describe, expect, it } from "vitest";
import { measureDocument } from "../../src/inspect/measure.ts";
import type { Box, Page } from "../../src/inspect/measured.ts";
import { TinyPdf, tinyPage, type TinyPage } from "../helpers/tiny-pdf.ts";

const mm = (points: number): number => (points * 25.4) / 72;

/** Compares edges to a thousandth of a millimetre; they are given in pt from the page's upper left corner. */
function expectBox(box: Box | undefined, left: number, top: number, right: number, bottom: number): void {
  for (const [edge, points] of Object.entries({ left, top, right, bottom }) as [keyof Box, number][])
    expect(box?.[edge], edge).toBeCloseTo(mm(points), 3);
}

async function measurePage(page: TinyPage): Promise<Page> {
  const { pages } = await measureDocument(tinyPage(page));
  return pages[0] as Page;
}

/** In Helvetica, an A is 0.667 em wide and a b 0.556. */
const word = "BT /F1 10 Tf 72 750 Td (Ab) Tj ET";

describe("characters and lines", () => {
  it.each([false, true])("stand where the content puts them (object streams: %s)", async (packed) => {
    const { pages } = await measureDocument(tinyPage({ content: word }, { packed }));
    const [line] = pages[0]?.lines ?? [];
    expect(line).toMatchObject({ text: "Ab", sizePt: 10, angle: 0, color: "#000000" });
    expect(line?.baseline).toBeCloseTo(mm(100), 3);
    const [first, second] = line?.characters ?? [];
    expectBox(first, 72, 100 - 8.8, 72 + 6.67, 100 + 1.2);
    expectBox(second, 78.67, 100 - 8.8, 78.67 + 5.56, 100 + 1.2);
    expect(first?.ink.bottom).toBeCloseTo(mm(100), 3);
    expect(mm(100) - (first?.ink.top ?? 0)).toBeCloseTo(mm(7.18), 1);
    expect([first?.order, second?.order]).toEqual([0, 1]);
  });

  it("are measured from the corner of the media box as the page is shown, turned or not", async () => {
    const turned = async (rotate: number): Promise<Page> =>
      measurePage({ content: word, entries: `/MediaBox [-10 -20 590 780] /Rotate ${rotate}` });
    const [upright, right, over, left] = [await turned(0), await turned(90), await turned(180), await turned(270)];
    // 600 × 800 pt, on its side 800 × 600: the A's origin is 82 from the left edge, 770 from the lower.
    expectBox(upright.lines[0]?.characters[0], 82, 30 - 8.8, 88.67, 30 + 1.2);
    expect(right.lines[0]).toMatchObject({ angle: 270, text: "Ab" });
    expectBox(right.lines[0]?.characters[0], 770 - 1.2, 82, 770 + 8.8, 88.67);
    expect(right.lines[0]?.baseline).toBeCloseTo(mm(770), 3);
    expect(over.lines[0]).toMatchObject({ angle: 180, text: "Ab" });
    expectBox(over.lines[0]?.characters[0], 600 - 88.67, 770 - 1.2, 600 - 82, 770 + 8.8);
    expect(left.lines[0]).toMatchObject({ angle: 90, text: "Ab" });
    expectBox(left.lines[0]?.characters[0], 30 - 8.8, 600 - 88.67, 30 + 1.2, 600 - 82);
    expect([upright, right, over, left].map(({ rotate }) => rotate)).toEqual([0, 90, 180, 270]);
  });

  it("take no notice of the crop box, which is told beside the others as the file has it", async () => {
    const page = await measurePage({
      content: word,
      entries: "/MediaBox [0 0 567 850] /CropBox [50 60 500 800] /TrimBox [500 790 60 70]",
    });
    expectBox(page.lines[0]?.characters[0], 72, 91.2, 78.67, 101.2);
    expect(page).toMatchObject({
      mediaBox: [0, 0, 567, 850],
      cropBox: [50, 60, 500, 800],
      trimBox: [60, 70, 500, 790],
    });
  });

  it("take boxes and turn from the page tree, and letter paper for no sound media box", async () => {
    const pdf = new TinyPdf();
    const page = pdf.add("<</Type /Page /Parent 2 0 R>>");
    const own = pdf.add("<</Type /Page /Parent 2 0 R /MediaBox [0 0 0 0] /Rotate 0>>");
    pdf.set(2, `<</Type /Pages /Count 2 /Kids [${page} 0 R ${own} 0 R] /MediaBox [0 0 300 400] /Rotate -90>>`);
    const { pages } = await measureDocument(pdf.bytes());
    expect(pages.map(({ mediaBox, rotate }) => [mediaBox, rotate])).toEqual([
      [[0, 0, 300, 400], 270],
      [[0, 0, 612, 792], 0],
    ]);
  });

  it("are placed and sized by all the forms around them, and kept in the order of the content", async () => {
    const pdf = new TinyPdf();
    const fonts = "/Resources <</Font <</F1 3 0 R>>";
    const inner = pdf.add({
      entries: `/Type /XObject /Subtype /Form /BBox [0 0 90 90] /Matrix [2 0 0 2 10 10] ${fonts}>>`,
      stream: "BT /F1 10 Tf 5 5 Td (in) Tj ET",
    });
    const outer = pdf.add({
      entries: `/Type /XObject /Subtype /Form /BBox [0 0 300 300] /Matrix [1 0 0 1 50 0] ${fonts} /XObject <</X ${inner} 0 R>>>>`,
      stream: "q 0.5 0 0 0.5 0 0 cm /X Do Q BT /F1 10 Tf 0 200 Td (out) Tj ET",
    });
    pdf.page({
      content: `q 1 0 0 1 100 100 cm /X Do Q BT /F1 8 Tf 10 10 Td (last) Tj ET`,
      resources: `/XObject <</X ${outer} 0 R>>`,
    });
    const { pages } = await measureDocument(pdf.bytes());
    const [out, inside, last] = pages[0]?.lines ?? [];
    // (5, 5) · (2, 10) · (0.5) + (50, 0) + (100, 100): 10 pt across, twice and half its size.
    expect(inside).toMatchObject({ text: "in", sizePt: 10 });
    expect(inside?.left).toBeCloseTo(mm(160), 3);
    expect(inside?.baseline).toBeCloseTo(mm(850 - 110), 3);
    expect(out?.left).toBeCloseTo(mm(150), 3);
    expect(out?.baseline).toBeCloseTo(mm(850 - 300), 3);
    const orders = [inside, out, last].flatMap((line) => line?.characters.map(({ order }) => order) ?? []);
    expect(orders).toEqual([...new Set(orders)].toSorted((a, b) => a - b));
  });

  it("are put on one line where they stand on one baseline, however far apart and whatever their size", async () => {
    const page = await measurePage({
      content: `BT /F1 10 Tf 300 750 Td (right) Tj -200 0 Td (left) Tj ET BT /F1 20 Tf 200 750.2 Td (B) Tj ET
        BT /F1 10 Tf 100 749 Td (under) Tj ET`,
    });
    expect(page.lines.map(({ text }) => text)).toEqual(["leftBright", "under"]);
    expect(page.lines[0]).toMatchObject({ sizePt: 20 });
    expect(page.lines[0]?.top).toBeCloseTo(mm(850 - 750.2 - 17.6), 3);
  });

  it("upright lines have their baseline from the left, and read along their own direction", async () => {
    const page = await measurePage({ content: "BT /F1 10 Tf 0 1 -1 0 300 400 Tm (up) Tj ET" });
    expect(page.lines).toHaveLength(1);
    expect(page.lines[0]).toMatchObject({ text: "up", angle: 90 });
    expect(page.lines[0]?.baseline).toBeCloseTo(mm(300), 3);
    expectBox(page.lines[0], 300 - 8.8, 450 - 11.12, 300 + 1.2, 450);
  });

  it("are left out where they have no ink: invisible, or as a clip; white space has none but is there", async () => {
    const page = await measurePage({
      content: "BT /F1 10 Tf 72 700 Td 3 Tr (no) Tj 0 -20 Td 7 Tr (clip) Tj ET BT 0 Tr /F1 10 Tf 72 600 Td (a b) Tj ET",
    });
    expect(page.lines.map(({ text }) => text)).toEqual(["a b"]);
    const space = page.lines[0]?.characters[1];
    expect(space?.ink.left).toBe(space?.ink.right);
    expect((space?.right ?? 0) - (space?.left ?? 0)).toBeCloseTo(mm(2.78), 3);
  });

  it("count what is spaced and stretched as it is set", async () => {
    const page = await measurePage({ content: "BT /F1 10 Tf 3 Tc 50 Tz 72 750 Td (AA) Tj ET" });
    const [first, second] = page.lines[0]?.characters ?? [];
    expectBox(first, 72, 91.2, 72 + 3.335, 101.2);
    expect((second?.left ?? 0) - (first?.left ?? 0)).toBeCloseTo(mm((6.67 + 3) / 2), 3);
    expect(first?.sizePt).toBe(10);
  });
});

describe("rules and shapes", () => {
  it("are filled bars and strokes: thickness, length, colour", async () => {
    const page = await measurePage({
      content: `1 0 0 rg 100 700 200 1.5 re f  0 0 1 RG 2 w 100 600 m 300 600 l S
        0 G 1 w 400 500 m 400 700 l S`,
    });
    expect(page.rules).toHaveLength(3);
    const [filled, upright, stroked] = page.rules;
    expectBox(filled, 100, 148.5, 300, 150);
    expect(filled).toMatchObject({ direction: "horizontal", color: "#ff0000", order: 0 });
    expect(filled?.thickness).toBeCloseTo(mm(1.5), 3);
    expectBox(stroked, 100, 249, 300, 251);
    expect(stroked).toMatchObject({ color: "#0000ff" });
    expectBox(upright, 399.5, 150, 400.5, 350);
    expect(upright).toMatchObject({ direction: "vertical", color: "#000000" });
    expect(page.shapes).toEqual([]);
  });

  it("are joined of pieces that touch, and only of those alike", async () => {
    const page = await measurePage({
      content: `100 700 50 1 re f 150 700 50 1 re f 200.1 700 50 1 re f
        100 650 50 1 re f 160 650 50 1 re f
        100 600 50 1 re f 150 600 50 2 re f
        100 550 50 1 re f 1 0 0 rg 150 550 50 1 re f`,
    });
    const spans = page.rules.map(({ left, right }) => [left, right].map((edge) => Math.round((edge * 72) / 25.4)));
    expect(spans).toEqual([
      [100, 250],
      [100, 150],
      [160, 210],
      [150, 200],
      [100, 150],
      [100, 150],
      [150, 200],
    ]);
  });

  it("are cut by clips, of the page and of forms", async () => {
    const pdf = new TinyPdf();
    const form = pdf.add({
      entries: "/Type /XObject /Subtype /Form /BBox [0 0 100 100]",
      stream: "-50 50 500 1 re f 0 200 100 1 re f",
    });
    pdf.page({
      content: `q 150 0 100 850 re W n 100 700 300 1 re f Q q 0 0 10 10 re W n 100 600 300 1 re f Q
        q 2 0 0 2 10 10 cm /X Do Q`,
      resources: `/XObject <</X ${form} 0 R>>`,
    });
    const [page] = (await measureDocument(pdf.bytes())).pages;
    expect(page?.rules).toHaveLength(2);
    expectBox(page?.rules[0], 150, 149, 250, 150);
    expectBox(page?.rules[1], 10, 850 - 112, 210, 850 - 110);
  });

  it("areas, curves and crumbs are shapes; what is white or without any paint is not", async () => {
    const page = await measurePage({
      content: `0.5 g 100 600 100 100 re f  100 500 m 150 550 200 550 250 500 c f  300 500 2 2 re f
        1 g 0 0 567 850 re f  0 0 10 10 re n`,
    });
    expect(page.rules).toEqual([]);
    expect(page.shapes).toHaveLength(3);
    expectBox(page.shapes[0], 100, 150, 200, 250);
    expect(page.shapes.every(({ color }) => color === "#808080")).toBe(true);
  });

  it("a stroked rectangle is four rules, a dashed cap stands out", async () => {
    const page = await measurePage({ content: "1 w 100 600 200 100 re S 2 J 100 500 m 200 500 l S" });
    expect(page.rules).toHaveLength(5);
    expectBox(page.rules[0], 99.5, 149.5, 300.5, 150.5);
    expectBox(page.rules.at(-1), 99.5, 349.5, 200.5, 350.5);
  });
});

describe("pictures", () => {
  it("have their pixels, their place as far as it shows, and the smaller resolution of both directions", async () => {
    const pdf = new TinyPdf();
    const picture = pdf.add({
      entries:
        "/Type /XObject /Subtype /Image /Width 300 /Height 200 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /ASCIIHexDecode",
      stream: `${"7F".repeat(60_000)}>`,
    });
    pdf.page({
      content: `q 72 0 0 96 100 600 cm /X Do Q q 0 0 100 850 re W n 72 0 0 72 64 300 cm /X Do Q
        q 0 144 -72 0 300 300 cm /X Do Q`,
      resources: `/XObject <</X ${picture} 0 R>>`,
    });
    const [page] = (await measureDocument(pdf.bytes())).pages;
    const [whole, cut, turned] = page?.pictures ?? [];
    expectBox(whole, 100, 154, 172, 250);
    expect(whole).toMatchObject({ widthPx: 300, heightPx: 200 });
    expect(whole?.ppi).toBeCloseTo(150, 3);
    expectBox(cut, 64, 478, 100, 550);
    expect(cut?.ppi).toBeCloseTo(200, 3);
    expectBox(turned, 228, 406, 300, 550);
    expect(turned?.ppi).toBeCloseTo(150, 3);
  });
});

describe("transparency", () => {
  it("is told of blend modes, alpha and soft masks, and of nothing else", async () => {
    const withState = async (state: string): Promise<boolean> =>
      (await measurePage({ content: "/G gs 0 0 100 100 re f", resources: `/ExtGState <</G <<${state}>>>>` }))
        .transparency;
    expect(await withState("/BM /Multiply")).toBe(true);
    expect(await withState("/ca 0.5")).toBe(true);
    expect(await withState("/BM [/Darken /Normal]")).toBe(true);
    expect(await withState("/SMask <</S /Luminosity>>")).toBe(true);
    expect(await withState("/CA 0.5")).toBe(false);
    expect(await withState("/ca 1 /BM /Normal /SMask /None")).toBe(false);
  });

  it("counts where it is painted: taken back by Q or a later state, handed on to forms, brought by pictures", async () => {
    const pdf = new TinyPdf();
    const form = pdf.add({ entries: "/Type /XObject /Subtype /Form /BBox [0 0 9 9]", stream: "0 0 1 1 re f" });
    const image = "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8";
    const mask = pdf.add({ entries: `/Type /XObject ${image}`, stream: "x" });
    const veiled = pdf.add({ entries: `/Type /XObject ${image} /SMask ${mask} 0 R`, stream: "x" });
    const resources = `/XObject <</F ${form} 0 R /M ${mask} 0 R /V ${veiled} 0 R>>
      /ExtGState <</A <</ca 0.5>> /B <</ca 1>>>>`;
    const contents = [
      "q /A gs Q 0 0 9 9 re f /A gs /B gs /F Do /M Do",
      "/A gs /F Do",
      "/A gs /M Do",
      "/V Do",
      "/A gs 0 0 9 9 re n",
    ];
    for (const content of contents) pdf.page({ content, resources });
    const { pages } = await measureDocument(pdf.bytes());
    expect(pages.map(({ transparency }) => transparency)).toEqual([false, true, true, true, false]);
  });
});
