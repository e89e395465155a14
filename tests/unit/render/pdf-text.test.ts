import { describe, expect, it } from "vitest";
import { readPageTexts } from "../../../src/render/pdf/text.ts";
import { makePdf, onePage, toUnicode, type MadeObject } from "../../helpers/pdf-writer.ts";

const textOf = (content: string, more: Readonly<Record<number, MadeObject>> = {}): string[] =>
  readPageTexts(makePdf(onePage(content, more)));

describe("the text of a printed PDF", () => {
  it("comes from single codes, ranges and characters outside the basic plane", () => {
    expect(textOf("BT /F6 16 Tf <0001> Tj 16 0 Td <00100011> Tj <0012> Tj <0002> Tj ET")).toEqual(["港一丁丂𠀀"]);
  });

  it("comes from literal strings with escapes and from arrays with kerning", () => {
    expect(textOf(String.raw`BT /F6 16 Tf (\000\001) Tj [<0010> -120 (\000\021)] TJ ET`)).toEqual(["港一丁"]);
  });

  it("shows glyphs without a meaning as U+FFFD", () => {
    expect(textOf("BT /F6 16 Tf <00010099> Tj ET BT /F9 16 Tf <0001> Tj ET")).toEqual(["港\uFFFD\uFFFD"]);
  });

  it("prefers ActualText to the glyphs it covers, and to nothing else", () => {
    const content =
      "BT /F6 1 Tf <0001> Tj /Span<</ActualText <feffd840dc00> >> BDC <0010> Tj /Inner <</MCID 1>> BDC <0011> Tj EMC <0010> Tj EMC <0012> Tj ET";
    expect(textOf(content)).toEqual(["港𠀀丂"]);
  });

  it("does not take text inside marked content without ActualText for hidden", () => {
    expect(textOf("/P <</MCID 0>>BDC BT /F6 1 Tf <0001> Tj ET EMC EMC BT /F6 1 Tf <0010> Tj ET")).toEqual(["港一"]);
  });

  it("follows drawings within drawings, with their own fonts, but no picture", () => {
    const drawing = {
      entries: "/Type /XObject\n/Subtype /Form\n/Resources <</Font <</F1 6 0 R>>>>",
      stream: "BT /F1 1 Tf <0010> Tj ET",
    };
    const more = {
      4: "<</Type /Page\n/Resources <</Font <</F6 6 0 R>>\n/XObject <</X10 10 0 R\n/X11 11 0 R>>>>\n/MediaBox [0 0 594 841]\n/Contents [5 0 R 12 0 R]>>",
      10: drawing,
      11: { entries: "/Type /XObject\n/Subtype /Image", stream: "(Tj" },
      12: { stream: "BT /F6 1 Tf <0011> Tj ET" },
    };
    expect(textOf("BT /F6 1 Tf <0001> Tj ET /X10 Do /X11 Do", more)).toEqual(["港一丁"]);
  });

  it("ends for a drawing that draws itself", () => {
    const resources = "/Resources <</Font <</F6 6 0 R>>\n/XObject <</X10 10 0 R>>>>";
    const drawing = { entries: `/Subtype /Form\n${resources}`, stream: "BT /F6 1 Tf <0010> Tj ET /X10 Do" };
    const [text = ""] = textOf("/X10 Do", { 4: `<</Type /Page\n${resources}\n/Contents 5 0 R>>`, 10: drawing });
    expect(text).toMatch(/^一{2,20}$/);
  });

  it("reads the one-byte codes of simple fonts", () => {
    const more = {
      6: "<</Type /Font\n/Subtype /Type3\n/ToUnicode 9 0 R>>",
      9: {
        stream: toUnicode(
          "1 beginbfchar\n<41> <7532>\nendbfchar\n1 beginbfrange\n<42> <43> [<4E59> <4E19>]\nendbfrange",
        ),
      },
    };
    expect(textOf("BT /F6 1 Tf (ABC) Tj ET", more)).toEqual(["甲乙丙"]);
  });
});
