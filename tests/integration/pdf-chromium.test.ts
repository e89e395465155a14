import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { startOfFile } from "../../src/model/diagnostic.ts";
import { destinationPages } from "../../src/render/pdf/destinations.ts";
import { finishPdf } from "../../src/render/pdf/finish.ts";
import { readPageTexts } from "../../src/render/pdf/text.ts";
import { verifyFonts, verifyPrintedText } from "../../src/render/pdf/verify.ts";
import { measurePdf, type MeasuredPdf } from "../helpers/pdf-measure.ts";
import { encodePng, inkBox, renderPage } from "../helpers/pdf-picture.ts";
import { loadPdfium } from "../helpers/pdfium.ts";

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../fixtures/pdf/${name}`, import.meta.url)));
const notice = fixture("notice.pdf");
const faults = fixture("faults.pdf");
const place = startOfFile("/content/gangwu/2023/07.md");
const faces = new Set([
  "JianbaoXiaobiaosong-NotoSerifSC-Bold",
  "JianbaoFangsong-LXGWWenKai-Light",
  "JianbaoKaiti-LXGWWenKai-Medium",
  "JianbaoHeiti-NotoSansSC-Medium",
  "JianbaoSongti-NotoSerifSC-Regular",
  "JianbaoLatin-Tinos-Regular",
]);

/** The text between the tags of the page a fixture was printed from, in reading order. */
function sourceTexts(name: string): { text: string; place: typeof place }[] {
  const html = readFileSync(new URL(`../fixtures/pdf/${name}`, import.meta.url), "utf8");
  return html
    .slice(html.indexOf("</style>"))
    .split(/<[^>]*>/)
    .map((text) => ({ text, place }));
}

const squeeze = (text: string): string => text.replaceAll(/\s/g, "");
const metadata = {
  title: "东湾港务简报 第7期",
  author: "东湾港务办公室",
  subject: "防台风准备",
  keywords: ["防台风"],
  date: "2023-08-01",
};
const finish = (shift: { right: number; down: number }): Uint8Array =>
  finishPdf(notice, { metadata, shift: () => shift });
const characters = (measured: MeasuredPdf) =>
  measured.pages.flatMap((page) => page.lines.flatMap((line) => line.characters));

describe("a PDF printed by Chromium", () => {
  it("gives the same text to us and to PDFium, page by page", async () => {
    const measured = await measurePdf(notice);
    expect(readPageTexts(notice).map(squeeze)).toEqual(measured.pages.map(({ text }) => squeeze(text)));
  });

  it("holds all of its source's text, in our faces only", () => {
    expect(verifyPrintedText(readPageTexts(notice), sourceTexts("notice.html"), place)).toEqual([]);
    expect(verifyFonts(notice, { allowed: faces, place })).toEqual([]);
  });

  it("fails where a sentence is missing", () => {
    const texts = [...sourceTexts("notice.html"), { text: "这一句没有印出来。", place }];
    expect(
      verifyPrintedText(readPageTexts(notice), texts, place).map(({ rule, params }) => [rule, params["text"]]),
    ).toEqual([["print/text-lost", "这一句没有印出来。"]]);
  });

  it("gives away a character without a glyph and a made-up bold, whose text is still there", () => {
    expect(verifyFonts(faults, { allowed: faces, place }).map(({ rule }) => rule)).toEqual([
      "print/missing-glyph",
      "print/type3-font",
    ]);
    expect(readPageTexts(faults)).toEqual(["— 1 —缺字𠀀与ꀀ。合成粗体"]);
  });

  it("says to which pages its links lead", () => {
    expect(destinationPages(notice)).toEqual({ 概况: 1, 附表: 3 });
  });
});

describe("a finished PDF", () => {
  it("is exactly A4 with every character as far from the upper left corner as Chromium set it", async () => {
    const [before, after] = [await measurePdf(notice), await measurePdf(finish({ right: 0, down: 0 }))];
    expect(after.pages.map(({ widthPt, heightPt }) => [widthPt.toFixed(3), heightPt.toFixed(3)])).toEqual([
      ["595.276", "841.890"],
      ["595.276", "841.890"],
      ["841.890", "595.276"],
      ["595.276", "841.890"],
    ]);
    const moved = characters(after).map(({ text, left, baseline }, index) => {
      const was = characters(before)[index];
      expect(was?.text).toBe(text);
      return Math.max(Math.abs(left - (was?.left ?? 0)), Math.abs(baseline - (was?.baseline ?? 0)));
    });
    expect((Math.max(...moved) / 25.4) * 72).toBeLessThan(0.01);
  });

  it("is moved by the millimetres asked for, as the picture shows", async () => {
    const [still, moved] = [finish({ right: 0, down: 0 }), finish({ right: -2.54, down: 5.08 })];
    const [from, to] = [inkBox(await renderPage(still, 0, 200), 200), inkBox(await renderPage(moved, 0, 200), 200)];
    expect((to?.left ?? 0) - (from?.left ?? 0)).toBeCloseTo(-2.54, 6);
    expect((to?.bottom ?? 0) - (from?.bottom ?? 0)).toBeCloseTo(5.08, 6);
  });

  it("says what it is to any reader, keeps its outline, and passes the same checks", async () => {
    const finished = finish({ right: 0, down: 0 });
    const { info, outline } = await measurePdf(finished);
    expect(info).toEqual({
      title: "东湾港务简报 第7期",
      author: "东湾港务办公室",
      subject: "防台风准备",
      keywords: "防台风",
      creator: "Jianbao",
      producer: "Skia/PDF m143",
      creationDate: "D:20230801000000+00'00'",
      modDate: "D:20230801000000+00'00'",
    });
    expect(outline).toEqual([
      { title: "关于东湾码头防台风准备情况的通报", level: 1, page: 1 },
      { title: "一、总体情况", level: 2, page: 1 },
      { title: "（一）人员撤离", level: 3, page: 1 },
      { title: "二、存在问题", level: 2, page: 1 },
    ]);
    expect(readPageTexts(finished)).toEqual(readPageTexts(notice));
    expect(verifyFonts(finished, { allowed: faces, place })).toEqual([]);
    expect(destinationPages(finished)).toEqual(destinationPages(notice));
  });
});

describe("the ruler for PDFs", () => {
  it("measures lines, sizes and fonts", async () => {
    const { pages, fonts } = await measurePdf(notice);
    const line = pages[0]?.lines.find(({ text }) => text.startsWith("2023年第3号"));
    expect(line?.fontSizePt).toBeCloseTo(15.79, 2);
    expect(line?.fonts).toEqual(["JianbaoLatin-Tinos-Regular", "JianbaoFangsong-LXGWWenKai-Light"]);
    // Two characters of indent from the page margin of 106 px; the line ends at the other margin of 98 px.
    expect(line?.left).toBeCloseTo((106 * 25.4) / 96 + (2 * 15.79 * 25.4) / 72, 1);
    expect(line?.right).toBeCloseTo(((794 - 98) * 25.4) / 96, 1);
    const full =
      pages[0]?.lines.filter(({ top, bottom, fontSizePt }) => top > 60 && bottom < 120 && fontSizePt < 16) ?? [];
    for (const [index, { baseline }] of full.entries()) {
      expect(baseline - (full[0]?.baseline ?? 0)).toBeCloseTo((index * 39.5 * 25.4) / 96, 1);
    }
    expect(full.length).toBeGreaterThan(4);
    expect(fonts.every(({ embedded }) => embedded)).toBe(true);
    expect(new Set(fonts.map(({ name }) => name))).toEqual(faces);
  });

  it("measures rules with their colour, and pixels agree", async () => {
    const { pages } = await measurePdf(notice);
    const red = pages[0]?.rules.filter(({ color }) => color === "#e60012") ?? [];
    expect(red).toHaveLength(1);
    expect([red[0]?.width, red[0]?.height].map((length) => length?.toFixed(2))).toEqual(["156.10", "0.53"]);
    const black = pages[3]?.rules.find(({ color }) => color === "#000000");
    expect(black?.height).toBeCloseTo((5 / 4) * (25.4 / 96), 3);
    const y = black?.y ?? 0;
    const ink = inkBox(await renderPage(notice, 3, 600), 600, y - 0.5, y + 0.8);
    expect(Math.abs((ink?.top ?? 0) - y)).toBeLessThan(0.05);
    expect(Math.abs((ink?.bottom ?? 0) - y - (black?.height ?? 0))).toBeLessThan(0.05);
    expect(Math.abs((ink?.left ?? 0) - (black?.x ?? 0))).toBeLessThan(0.05);
  });

  it("draws pages that can be kept as PNG", async () => {
    const picture = await renderPage(notice, 2, 30);
    const png = Buffer.from(encodePng(picture));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([picture.width, picture.height]);
    const data = png.subarray(png.indexOf("IDAT") + 4, png.indexOf("IEND") - 8);
    expect(inflateSync(data)).toHaveLength(picture.height * (picture.width * 3 + 1));
  });

  it("gives back all memory that it takes", async () => {
    const { memory } = await loadPdfium();
    for (let round = 0; round < 5; round += 1) await measurePdf(faults);
    const size = memory().byteLength;
    for (let round = 0; round < 200; round += 1) await measurePdf(faults);
    expect(memory().byteLength).toBe(size);
  });
});
