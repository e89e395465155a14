import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readObjects } from "../../src/render/pdf/objects.ts";
import { measurePdf, type MeasuredPdf } from "../helpers/pdf-measure.ts";
import { encodePng } from "../helpers/pdf-picture.ts";
import { plainIssue, testRepository, type TestRepository } from "../helpers/repository.ts";
import { runCli, type CliResult } from "../helpers/run-cli.ts";

/** A text of several pages. */
const body = Array.from({ length: 7 }, () =>
  "各水厂严格落实汛期值班制度，逐项排查安全隐患，确保城乡居民饮水安全。".repeat(7),
).join("\n\n");
const png = encodePng({
  width: 60,
  height: 40,
  rgba: Uint8Array.from({ length: 9600 }, (_, index) => (index * 7) % 256),
});
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200"><rect width="90" height="150" fill="#2255aa" opacity=".5"/><rect x="100" width="90" height="150" fill="#888888"/></svg>';

const issues = {
  "01": plainIssue(1, "2024-01-05", body).replace(
    "byline:",
    "copyNumbers: {from: 8, count: 4}\nnotice: 内部资料 注意保存\nbyline:",
  ),
  "02": plainIssue(2, "2024-01-12", "正文。\n\n![图1 供水量](../tu.svg)\n\n![图2 取水口](../tu.png)\n").replace(
    "byline:",
    "status: draft\nbyline:",
  ),
};

/** Where every character of a file stands, and in which face. */
const placesOf = ({ pages }: MeasuredPdf): readonly (readonly (string | number)[])[] =>
  pages.flatMap((page, index) =>
    page.lines.flatMap((line) =>
      line.characters.map(({ text, left, baseline, font, fontSizePt }) => [
        index,
        text,
        left.toFixed(3),
        baseline.toFixed(3),
        font,
        fontSizePt.toFixed(2),
      ]),
    ),
  );

/** Every stream of a file as text, unpacked. */
function streams(bytes: Uint8Array): string[] {
  const objects = readObjects(bytes);
  return objects.numbers.flatMap((number) => {
    if (!/^\d+ 0 obj\s*<<[^]*?>>\s*stream\r?\n/.test(objects.source(number))) return [];
    const entries = objects.dictionary(number);
    if (entries.has("Length1") || entries.get("Subtype") === "/Image" || !entries.has("Length")) return [];
    return [Buffer.from(objects.stream(number)).toString("latin1")];
  });
}

describe("print copies for the press, with numbers", () => {
  let repository: TestRepository;
  let plain: CliResult;
  let press: CliResult;
  const read = (path: string): Uint8Array => readFileSync(join(repository.folder, path));

  beforeAll(async () => {
    repository = testRepository({
      "content/shuiwu/2024/01.md": undefined,
      "content/shuiwu/tu.svg": drawing,
      "content/shuiwu/tu.png": png,
      ...Object.fromEntries(Object.entries(issues).map(([number, text]) => [`content/shuiwu/2024/${number}.md`, text])),
    });
    plain = await runCli(["build", "--drafts", "-o", "plain"], { cwd: repository.folder });
    press = await runCli(["build", "--drafts", "--press", "-o", "press"], { cwd: repository.folder });
  });
  afterAll(() => repository.remove());

  it("builds both, and says so in the manifest", () => {
    expect([plain.code, press.code], `${plain.stderr}${press.stderr}`).toEqual([0, 0]);
    const manifest = JSON.parse(Buffer.from(read("press/manifest.json")).toString("utf8"));
    expect(manifest).toMatchObject({ press: true, issues: [{ copies: 4, pages: 4 }, { pages: 2 }] });
    expect(JSON.parse(Buffer.from(read("plain/manifest.json")).toString("utf8"))).not.toHaveProperty("press");
  });

  it("gives every copy its number and a full set of pages whose folios start at 1", async () => {
    const pdf = await measurePdf(read("plain/print/shuiwu-2024-01.pdf"));
    expect(pdf.pages).toHaveLength(16);
    for (const [index, page] of pdf.pages.entries()) {
      const folio = page.lines.find((line) => line.top > 262.5);
      expect(folio?.text.replaceAll(/\s/g, "")).toBe(`—${(index % 4) + 1}—`);
      const number = page.lines.find((line) => /^00\d{4}/.test(line.text));
      expect(number?.text.slice(0, 6)).toBe(index % 4 === 0 ? String(8 + index / 4).padStart(6, "0") : undefined);
      if (number === undefined) continue;
      // Line 1 of the type area, flush left (7.2.1).
      expect(Math.abs(number.left - 28)).toBeLessThanOrEqual(0.1);
      expect(Math.abs(number.top - 37)).toBeLessThanOrEqual(0.1);
    }
    expect(pdf.outline.filter(({ level }) => level === 1).map(({ title, page }) => [title, page])).toEqual([
      ["份号 000008", 1],
      ["份号 000009", 5],
      ["份号 000010", 9],
      ["份号 000011", 13],
    ]);
    const [first, second] = [pdf.pages.slice(1, 4), pdf.pages.slice(5, 8)];
    expect(placesOf({ ...pdf, pages: second })).toEqual(placesOf({ ...pdf, pages: first }));
  });

  it("adds copies for little, and shows none of their numbers on the site", async () => {
    const print = read("plain/print/shuiwu-2024-01.pdf");
    const site = read("plain/site/shuiwu/2024/01/shuiwu-2024-01.pdf");
    expect(print.length - site.length).toBeLessThan(12_000);
    const pdf = await measurePdf(site);
    expect(pdf.pages).toHaveLength(4);
    expect(pdf.pages.map((page) => page.text).join("")).not.toMatch(/00000|0123456/);
    expect(streams(site).join("")).not.toContain("份号");
    expect(Buffer.from(read("press/site/shuiwu/2024/01/shuiwu-2024-01.pdf")).equals(Buffer.from(site))).toBe(true);
  });

  it("puts the red on a plate of its own and the text on black, and moves nothing", async () => {
    for (const number of ["01", "02"]) {
      const [screen, plates] = [
        read(`plain/print/shuiwu-2024-${number}.pdf`),
        read(`press/print/shuiwu-2024-${number}.pdf`),
      ];
      const [a, b] = [await measurePdf(screen), await measurePdf(plates)];
      expect(placesOf(b)).toEqual(placesOf(a));
      expect(b.pages.map((page) => page.text)).toEqual(a.pages.map((page) => page.text));
      const rules = ({ pages }: MeasuredPdf): number[][] =>
        pages.map((page) => page.rules.map(({ y }) => Math.round(y * 1000)));
      expect(rules(b)).toEqual(rules(a));
      const drawn = streams(plates).join("\n");
      expect(drawn).toContain("/BulletinRed cs 1 scn");
      const colours = drawn.match(/[\d.]+ [\d.]+ [\d.]+ (?:rg|RG)/g) ?? [];
      expect(
        colours.every((colour) => colour.startsWith(".1333 .3333 .6667")),
        colours.join(),
      ).toBe(true);
      expect(colours.length > 0).toBe(number === "02");
    }
  });

  it("names what stays in RGB", () => {
    expect(press.stderr).toMatch(/2024\/02\.md:\d+:\d+ info .*第 \d 页有彩色图片.*\[print\/press-image\]/);
    expect(press.stderr).toMatch(/info .*#2255aa.*\[print\/press-colour\]/);
    expect(plain.stderr).not.toContain("print/press");
  });

  it("marks what is no text as artifacts: folios, the draft mark, rules", () => {
    const drawn = streams(read("plain/print/shuiwu-2024-02.pdf")).join("\n");
    expect(drawn.match(/^\/Artifact <<\/Type \/Pagination>>BDC$/gm)?.length).toBeGreaterThanOrEqual(4);
    expect(drawn).toMatch(/\/Artifact <<\/Type \/Layout>>BDC\n[\d. ]+ re\nf\nEMC/);
  });
});
