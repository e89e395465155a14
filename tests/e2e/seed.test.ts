import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { zi } from "../../src/model/layout.ts";
import { expectImprint, expectSheets, textLines } from "../helpers/expect-page.ts";
import { measurePdf, type MeasuredPdf } from "../helpers/pdf-measure.ts";
import { projectFolder, runCli, type CliResult } from "../helpers/run-cli.ts";

const seed = resolve(projectFolder, "../shared/seed/content");
const isThere = existsSync(seed);

const squeeze = (text: string): string => text.replaceAll(/\s/g, "");

describe.skipIf(!isThere)("the real bulletin (skipped where its folder is not beside the repository)", () => {
  const folder = mkdtempSync(join(tmpdir(), "jianbao-seed-"));
  const out = join(folder, "out");
  let result: CliResult;
  let pdf: MeasuredPdf;
  let bytes: Uint8Array;

  beforeAll(async () => {
    result = await runCli(["build", "--content", seed, "--out", out], { cwd: folder });
    bytes = readFileSync(join(out, "print/changai-2019-02.pdf"));
    pdf = await measurePdf(bytes);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("builds without findings", () => {
    expect(result.code).toBe(0);
    expect(result.stderr).toMatch(/^字体: 小标宋 xiaobiaosong\.woff2（代用），.*\n$/);
    expect(result.stdout.trim()).toMatch(/print\/changai-2019-02\.pdf$/);
  });

  it("has an even number of A4 pages with their folios, and is small", () => {
    expect(pdf.pages.length % 2).toBe(0);
    expectSheets(pdf);
    expect(bytes.length).toBeLessThanOrEqual(300_000);
  });

  it("sets 22 lines on a full page and 28 characters on a full line, within 0.3 mm of 28/37/184/262", () => {
    // A page whose last line would be a heading holds 21; the full ones hold 22.
    const pages = pdf.pages.slice(1, 4).map(textLines);
    expect(pages.every((lines) => lines.length === 22 || lines.length === 21)).toBe(true);
    const lines = pages.find((one) => one.length === 22) ?? [];
    expect(lines).toHaveLength(22);
    expect(Math.abs((lines[0]?.top ?? 0) - 37)).toBeLessThanOrEqual(0.3);
    expect(Math.abs((lines.at(-1)?.bottom ?? 0) - 262)).toBeLessThanOrEqual(0.3);
    const full = pdf.pages
      .slice(1, 4)
      .flatMap(textLines)
      .filter((line) => /^[\p{Script=Han}，。、；：“”（）《》]{28}$/u.test(line.text));
    expect(full.length).toBeGreaterThan(0);
    for (const line of full) {
      expect(Math.abs(line.left - 28)).toBeLessThanOrEqual(0.3);
      // A closing mark at a line's end is squeezed (GB/T 15834 5.1.10): its em box stands out by half a zi, its ink doesn't.
      const overhang = /[，。、；：”）》]$/.test(line.text) ? zi / 2 : 0;
      expect([0, overhang].some((over) => Math.abs(line.right - 184 - over) <= 0.3)).toBe(true);
    }
    const pitches = lines.slice(1).map((line, index) => line.baseline - (lines[index]?.baseline ?? 0));
    for (const pitch of pitches) expect(Math.abs(pitch - 10.449)).toBeLessThanOrEqual(0.07);
  });

  it("closes the last page's type area with the imprint, and draws the red rule once", () => {
    const last = pdf.pages.at(-1);
    if (last === undefined) throw new Error("no pages");
    expectImprint(last, 1);
    const red = pdf.pages.map((page) => page.rules.filter((rule) => rule.color !== "#000000" && rule.width > 150));
    expect(red.map((rules) => rules.length)).toEqual([1, ...pdf.pages.slice(1).map(() => 0)]);
    expect(Math.abs((red[0]?.[0]?.height ?? 0) - 0.53)).toBeLessThanOrEqual(0.06);
  });

  it("embeds only fonts of ours", () => {
    expect(pdf.fonts.every((font) => font.embedded && font.name.startsWith("Jianbao"))).toBe(true);
  });

  it("says what it is", () => {
    expect(pdf.info).toMatchObject({
      title: "市工投集团产业工人队伍建设改革简报 第二期",
      author: "工投集团公司产改领导小组办公室",
      creator: "Jianbao",
    });
    expect(pdf.info.creationDate).toContain("20191206");
    expect(pdf.outline.length).toBeGreaterThanOrEqual(4);
  });

  it("holds the source's text, word for word", () => {
    const source = readFileSync(join(seed, "changai/2019/02.md"), "utf8").split("---\n")[2] ?? "";
    const words = squeeze(source.replaceAll(/^#+ /gm, "").replaceAll("**", ""));
    const printed = squeeze(pdf.pages.map((page) => page.text.replace(/—\s*\d+\s*—/, "")).join(""));
    expect(printed).toContain(words);
  });

  it("gives sums that check", () => {
    const run = execFileSync("sha256sum", ["--quiet", "-c", "SHA256SUMS"], { cwd: out, encoding: "utf8" });
    expect(run).toBe("");
  });
});
