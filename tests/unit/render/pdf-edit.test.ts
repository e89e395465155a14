import { describe, expect, it } from "vitest";
import { KnownError } from "../../../src/model/known-error.ts";
import { markArtifacts } from "../../../src/render/pdf/content.ts";
import { addCopies } from "../../../src/render/pdf/copies.ts";
import { numberContent, numberPlaceholder, numberText } from "../../../src/render/pdf/copy-number.ts";
import { editContents } from "../../../src/render/pdf/edit.ts";
import { pageNumbers, readObjects } from "../../../src/render/pdf/objects.ts";
import { spotSpace, toPlates } from "../../../src/render/pdf/press-colours.ts";
import { readPageTexts } from "../../../src/render/pdf/text.ts";
import { makePdf, onePage, toUnicode } from "../../helpers/pdf-writer.ts";

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

/** A text run as Skia writes it, each glyph with a step of its own. */
const run = (glyphs: readonly number[]): string => {
  const shown = glyphs.map((glyph, index) => {
    const step = index === 0 ? "" : `${40 + (glyphs[index - 1] ?? 0) / 10} 0 Td `;
    return `${step}<${glyph.toString(16).padStart(4, "0").toUpperCase()}> Tj`;
  });
  return `BT\n/F6 84.22 Tf\n1 0 0 -1 28 111 Tm\n${shown.join("\n")}\nET`;
};

/** A page that shows a folio, a red rule, the placeholder of copy numbers, and a word. */
const content = [
  "q",
  "0 0 0 RG 0 0 0 rg",
  run([20]),
  "Q",
  "q",
  "0 0 590 869 re",
  "W* n",
  ".902 0 .0706 RG .902 0 .0706 rg",
  "0 100 590 2 re",
  "f",
  "0 0 0 RG 0 0 0 rg",
  "/P <</MCID 0 >>BDC",
  run([...numberPlaceholder].map((digit) => Number(digit) + 1)),
  "EMC",
  "/P <</MCID 1 >>BDC",
  run([20]),
  "EMC",
  "Q",
].join("\n");

/** Glyphs 1 to 10 are the digits, 20 is 水. */
const map = toUnicode("1 beginbfchar\n<0014> <6C34>\nendbfchar\n1 beginbfrange\n<0001> <000A> <0030>\nendbfrange");
const printed = makePdf(
  onePage(content, {
    9: { stream: map },
    10: { entries: "/Type /XObject\n/Subtype /Form\n/BBox [0 0 9 9]", stream: "0 0 0 rg\n0 .5 1 RG" },
    11: "<</Type /XObject\n/Subtype /Image\n/ColorSpace /DeviceRGB>>",
    4: "<</Type /Page\n/Parent 3 0 R\n/Resources <</Font <</F6 6 0 R>>\n/XObject <</X11 11 0 R>>>>\n/StructParents 0\n/MediaBox [0 0 595.276 841.89]\n/Contents 5 0 R>>",
  }),
);
const press = { red: "#e60012", isStandard: true };

describe("marking artifacts", () => {
  const marked = markArtifacts(content).split("\n");

  it("marks the texts of margin boxes as pagination and rules as layout", () => {
    expect(marked.filter((line) => line.startsWith("/Artifact"))).toEqual([
      "/Artifact <</Type /Pagination>>BDC",
      "/Artifact <</Type /Layout>>BDC",
    ]);
    const rule = marked.indexOf("0 100 590 2 re");
    expect(marked.slice(rule - 1, rule + 3)).toEqual(["/Artifact <</Type /Layout>>BDC", "0 100 590 2 re", "f", "EMC"]);
  });

  it("closes every mark, and leaves the clip and the rest as they are", () => {
    const opened = marked.filter((line) => line.endsWith("BDC")).length;
    expect(marked.filter((line) => line === "EMC")).toHaveLength(opened);
    const rest = marked.filter((line) => !line.startsWith("/Artifact"));
    expect(rest.filter((line) => line !== "EMC")).toEqual(content.split("\n").filter((line) => line !== "EMC"));
  });

  it("marks no text within the page's area", () => {
    expect(markArtifacts(`0 0 9 9 re\nW n\n${run([20])}`)).not.toContain("/Artifact");
  });
});

describe("the press's plates", () => {
  it("turns the red to the spot, black and greys to pure K, and names what is neither", () => {
    const strays = new Set<string>();
    const plates = toPlates(
      ".902 0 .0706 RG .902 0 .0706 rg\n0 0 0 RG 0 0 0 rg\n.5412 .5412 .5412 rg\n0 .2 1 rg",
      "#e60012",
      strays,
    );
    expect(plates.split("\n")).toEqual([
      "/BulletinRed CS 1 SCN /BulletinRed cs 1 scn",
      "0 G 0 g",
      ".5412 g",
      "0 .2 1 rg",
    ]);
    expect([...strays]).toEqual(["#0033ff"]);
  });

  it("takes the standard's ink for the default red, and a red of the series' own as it is", () => {
    expect(spotSpace("#e60012", true)).toContain("/C1 [0 0.8 0.8 0]");
    expect(spotSpace("#cc0000", false)).toContain("/C1 [0.2 1 1 0]");
  });

  it("brings pages and drawings onto the plates, and tells of images in colour", () => {
    const edited = editContents(printed, { press });
    const objects = readObjects(edited.bytes);
    const page = latin1(objects.stream(5));
    expect(page).not.toMatch(/ (rg|RG)\b/);
    expect(page).toContain("/BulletinRed cs 1 scn");
    expect(objects.dictionary(4).get("Resources")).toMatch(/\/ColorSpace <<\/BulletinRed \d+ 0 R>>/);
    expect(latin1(objects.stream(10))).toBe("0 g\n0 .5 1 RG");
    expect([edited.imagePages, edited.colours]).toEqual([[1], ["#0080ff"]]);
  });

  it("leaves nothing of what was replaced in the file", () => {
    const text = latin1(editContents(makePdf(onePage("0 0 0 rg secret")), { press }).bytes);
    expect(text).not.toContain("secret");
    expect(text.match(/%%EOF/g)).toHaveLength(1);
  });

  it("refuses a page that is written in another way", () => {
    const several = makePdf(onePage("", { 4: "<</Type /Page\n/Parent 3 0 R\n/Contents [5 0 R 9 0 R]>>" }));
    expect(() => editContents(several, {})).toThrow(KnownError);
  });
});

describe("copy numbers", () => {
  const edited = editContents(printed, { copyNumber: 7 });
  const { number } = edited;
  if (number === undefined) throw new Error("no number was found");

  it("are six digits in place of the placeholder, each with its own glyph and advance", () => {
    expect(numberText(42)).toBe("000042");
    expect(readPageTexts(edited.bytes)).toEqual(["水000007水"]);
    // After 7 comes the advance of 7, not that of the glyph in its place.
    expect(numberContent(number.place, 700_001).split("\n").slice(4, 7)).toEqual([
      "<0008> Tj",
      "40.8 0 Td <0001> Tj",
      "40.1 0 Td <0001> Tj",
    ]);
  });

  it("leave no trace in the copy without one", () => {
    const none = editContents(printed, { copyNumber: "none" });
    expect(readPageTexts(none.bytes)).toEqual(["水水"]);
    expect(none.number).toBeUndefined();
  });

  it("give each copy pages of its own that share contents and resources, and begin on an odd side", () => {
    const copies = addCopies(edited.bytes, { from: 7, count: 3, ...number });
    const objects = readObjects(copies);
    const pages = pageNumbers(objects).map((page) => objects.dictionary(page));
    expect(readPageTexts(copies)).toEqual(["水000007水", "", "水000008水", "", "水000009水", ""]);
    const [first, , second] = pages;
    expect(second?.get("Resources")).toBe(first?.get("Resources"));
    const contents = [first, second].map((page) => page?.get("Contents")?.match(/\d+ 0 R/g) ?? []);
    expect(contents[1]?.[0]).toBe(contents[0]?.[0]);
    expect(contents[1]?.[2]).toBe(contents[0]?.[2]);
    expect(contents[1]?.[1]).not.toBe(contents[0]?.[1]);
    // The structure describes the first copy.
    expect([first?.has("StructParents"), second?.has("StructParents")]).toEqual([true, false]);
  });

  it("label the pages by copy and lead to each in the outline", () => {
    const objects = readObjects(addCopies(edited.bytes, { from: 7, count: 2, ...number }));
    const catalog = objects.dictionary(objects.root);
    expect(catalog.get("PageLabels")).toBe("<</Nums [0 <</S /D /P (000007-)>>\n2 <</S /D /P (000008-)>>]>>");
    const outline = objects.dictionary(Number.parseInt(catalog.get("Outlines") ?? "", 10));
    expect(outline.get("Count")).toBe("2");
    expect(outline.get("First")).not.toBe(outline.get("Last"));
  });

  it("come out the same each time", () => {
    const once = addCopies(edited.bytes, { from: 7, count: 20, ...number });
    expect(latin1(addCopies(edited.bytes, { from: 7, count: 20, ...number }))).toBe(latin1(once));
  });
});
