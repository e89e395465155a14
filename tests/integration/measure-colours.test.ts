import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { measureDocument } from "../../src/inspect/measure.ts";
import type { Colour } from "../../src/inspect/measured.ts";
import { TinyPdf, tinyPage } from "../helpers/tiny-pdf.ts";

async function coloursOf(content: string, resources = ""): Promise<readonly Colour[]> {
  const { pages } = await measureDocument(tinyPage({ content, resources }));
  return pages[0]?.colours ?? [];
}

const area = "0 0 10 10 re";

/** A tint of red, of one ink. */
const redTint = "<</FunctionType 2 /N 1 /Domain [0 1] /C0 [1 1 1] /C1 [0.9 0 0.2]>>";

describe("colours of a page", () => {
  it("are those that something is painted with, by the operator's own space", async () => {
    expect(await coloursOf(`${area} f`)).toEqual([{ space: "gray", hex: "#000000" }]);
    expect(await coloursOf(`1 0 0 rg 0.2 G 0 0 1 RG ${area} B`)).toEqual([
      { space: "rgb", hex: "#ff0000" },
      { space: "rgb", hex: "#0000ff" },
    ]);
    expect(await coloursOf(`0 1 1 0 k ${area} f 0 0 0 1 K 0 0 m 9 9 l S`)).toEqual([
      { space: "cmyk", hex: "#ed1b23" },
      { space: "cmyk", hex: "#231f20" },
    ]);
    expect(await coloursOf("1 0 0 rg 0 1 0 RG 1 g")).toEqual([]);
  });

  it("of text depend on its rendering mode", async () => {
    const text = (mode: number): string => `1 0 0 rg 0 0 1 RG BT /F1 9 Tf ${mode} Tr (x) Tj ET`;
    expect((await coloursOf(text(0))).map(({ hex }) => hex)).toEqual(["#ff0000"]);
    expect((await coloursOf(text(1))).map(({ hex }) => hex)).toEqual(["#0000ff"]);
    expect((await coloursOf(text(2))).map(({ hex }) => hex)).toEqual(["#ff0000", "#0000ff"]);
    expect(await coloursOf(text(3))).toEqual([]);
  });

  it("are put aside by q and taken back by Q, however often", async () => {
    expect((await coloursOf(`q 1 0 0 rg Q Q ${area} f`)).map(({ hex }) => hex)).toEqual(["#000000"]);
  });

  it("are told by the space's kind: ICC by its components, indexed by its table, spots by name", async () => {
    const pdf = new TinyPdf();
    const profile = (components: number): number => pdf.add({ entries: `/N ${components}`, stream: "profile" });
    const [one, three, four] = [profile(1), profile(3), profile(4)];
    const table = pdf.add({ entries: "/Filter /ASCIIHexDecode", stream: "000000 E60012>" });
    const sampled = pdf.add({
      entries: "/FunctionType 0 /Domain [0 1] /Range [0 1 0 1 0 1] /Size [2] /BitsPerSample 8",
      stream: "\u00FF\u00FF\u00FF\u00E6\u0000\u0012",
    });
    const spaces: Readonly<Record<string, string>> = {
      I1: `[/ICCBased ${one} 0 R]`,
      I3: `[/ICCBased ${three} 0 R]`,
      I4: `[/ICCBased ${four} 0 R]`,
      X: `[/Indexed /DeviceRGB 1 ${table} 0 R]`,
      Y: "[/Indexed /DeviceGray 1 <00FF>]",
      S: `[/Separation /PANTONE#20485 /DeviceRGB ${redTint}]`,
      T: `[/Separation /Red /DeviceRGB ${sampled} 0 R]`,
      N: "[/DeviceN [/Red /Black] /DeviceRGB <</FunctionType 4 /Domain [0 1 0 1]>>]",
      C: "[/CalRGB <</WhitePoint [1 1 1]>>]",
      L: "[/Lab <</WhitePoint [1 1 1]>>]",
    };
    const uses = [
      "/I1 cs 0.5 sc",
      "/I3 cs 0 1 0 scn",
      "/I4 cs 0 0 0 0 scn",
      "/X cs 1 sc",
      "/Y cs 1 sc",
      "/S cs",
      "/S cs 0 scn",
      "/T cs 1 scn",
      "/N cs 1 1 scn",
      "/C cs 0 0 1 scn",
      "/L cs 50 0 0 scn",
      "/DeviceCMYK cs",
    ];
    const entries = Object.entries(spaces).map(([name, space]) => `/${name} ${space}`);
    for (const use of uses)
      pdf.page({ content: `${use} ${area} f`, resources: `/ColorSpace <<${entries.join(" ")}>>` });
    const { pages } = await measureDocument(pdf.bytes());
    expect(pages.map(({ colours }) => colours)).toEqual([
      [{ space: "gray", hex: "#808080" }],
      [{ space: "rgb", hex: "#00ff00" }],
      [{ space: "cmyk", hex: "#ffffff" }],
      [{ space: "rgb", hex: "#e60012" }],
      [{ space: "gray", hex: "#ffffff" }],
      [{ space: "separation", name: "PANTONE 485", hex: "#e60033" }],
      [{ space: "separation", name: "PANTONE 485", hex: "#ffffff" }],
      [{ space: "separation", name: "Red", hex: "#e60012" }],
      [{ space: "other", name: "Red+Black", hex: "#808080" }],
      [{ space: "rgb", hex: "#0000ff" }],
      [{ space: "other", hex: "#808080" }],
      [{ space: "cmyk", hex: "#231f20" }],
    ]);
  });

  it("are found in forms, which begin with the colour that is set, and don't hand theirs back", async () => {
    const pdf = new TinyPdf();
    const form = pdf.add({
      entries: "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode",
      stream: deflateSync(`${area} f 0 1 0 rg ${area} f`),
    });
    pdf.page({ content: `1 0 0 rg /X Do ${area} f`, resources: `/XObject <</X ${form} 0 R>>` });
    const { pages } = await measureDocument(pdf.bytes());
    expect(pages[0]?.colours.map(({ hex }) => hex)).toEqual(["#ff0000", "#00ff00"]);
  });

  it("of patterns are their own, or the one that comes with them; a gradient's can't be told", async () => {
    const pdf = new TinyPdf();
    const tile = (kind: number, stream: string): number =>
      pdf.add({
        entries: `/PatternType 1 /PaintType ${kind} /TilingType 1 /BBox [0 0 5 5] /XStep 5 /YStep 5 /Resources <<>>`,
        stream,
      });
    const [own, plain] = [tile(1, `${area} f 0 0 1 rg ${area} f`), tile(2, `${area} f`)];
    const resources = `/Pattern <</O ${own} 0 R /P ${plain} 0 R /G <</PatternType 2>>>>
      /ColorSpace <</U [/Pattern /DeviceRGB]>>`;
    for (const use of [
      "1 0 0 rg /Pattern cs /O scn",
      "/U cs 1 0 0 /P scn",
      "/Pattern cs /G scn",
      "/Pattern cs /No scn",
    ])
      pdf.page({ content: `${use} ${area} f`, resources });
    const { pages } = await measureDocument(pdf.bytes());
    expect(pages.map(({ colours }) => colours.map(({ hex }) => hex))).toEqual([
      ["#000000", "#0000ff"],
      ["#ff0000"],
      ["#808080"],
      ["#808080"],
    ]);
  });

  it("are not looked for in inline pictures; a stencil is painted in the colour that is set", async () => {
    const picture = "BI /W 2 /H 2 /CS /RGB /BPC 8 ID 1 0 0 rg f \nEI";
    expect(await coloursOf(picture)).toEqual([]);
    expect(await coloursOf(`0 0 1 rg BI /W 8 /H 1 /IM true ID x\nEI ${picture}`)).toEqual([
      { space: "rgb", hex: "#0000ff" },
    ]);
    const pdf = new TinyPdf();
    const stencil = pdf.add({
      entries: "/Type /XObject /Subtype /Image /Width 8 /Height 1 /ImageMask true /BitsPerComponent 1",
      stream: "x",
    });
    pdf.page({ content: "0 1 0 rg /X Do", resources: `/XObject <</X ${stencil} 0 R>>` });
    const { pages } = await measureDocument(pdf.bytes());
    expect(pages[0]?.colours).toEqual([{ space: "rgb", hex: "#00ff00" }]);
  });

  it("are read through contents in several streams, and names and strings that look like operators", async () => {
    const pdf = new TinyPdf();
    const [first, second] = [pdf.add({ stream: "1 0" }), pdf.add({ stream: `0 rg (0 0 1 rg) pop ${area} f` })];
    const page = pdf.page();
    pdf.set(page, `<</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents [${first} 0 R ${second} 0 R]>>`);
    const { pages } = await measureDocument(pdf.bytes());
    expect(pages[0]?.colours).toEqual([{ space: "rgb", hex: "#ff0000" }]);
  });
});
