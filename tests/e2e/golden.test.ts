import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { measureDocument } from "../../src/inspect/measure.ts";
import { figures } from "../helpers/golden-figures.ts";
import { goldenDifferences, goldenRecord } from "../helpers/golden.ts";
import { measurePdf, type MeasuredPdf } from "../helpers/pdf-measure.ts";
import { measuringDifferences } from "../helpers/same-measure.ts";
import { runCli, type CliResult } from "../helpers/run-cli.ts";

const fixtures = fileURLToPath(new URL("../fixtures/golden", import.meta.url));
const expected = join(fixtures, "expected");

/** Set to write the records anew, after the pages were looked at: UPDATE_GOLDEN=1 npx vitest run tests/e2e/golden */
const isUpdate = process.env["UPDATE_GOLDEN"] === "1";

/** Another Chromium than the packaged one, where the machine has one (Debian: chromium-headless-shell, chromium). */
const otherBrowser = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find((path) => existsSync(path));

interface Printed {
  readonly result: CliResult;
  readonly folder: string;
  readonly pdfs: ReadonlyMap<string, MeasuredPdf>;
  readonly records: ReadonlyMap<string, string>;
}

async function print(arguments_: readonly string[]): Promise<Printed> {
  const folder = mkdtempSync(join(tmpdir(), "jianbao-golden-"));
  cpSync(join(fixtures, "content"), join(folder, "content"), { recursive: true });
  const result = await runCli(["build", "--drafts", "--allow-classified", "--no-site", ...arguments_], { cwd: folder });
  const pdfs = new Map<string, MeasuredPdf>();
  const prints = join(folder, "dist/print");
  for (const name of existsSync(prints) ? readdirSync(prints).toSorted() : [])
    pdfs.set(basename(name, ".pdf"), await measurePdf(readFileSync(join(prints, name))));
  const records = new Map([...pdfs].map(([id, pdf]) => [id, goldenRecord(pdf)]));
  return { result, folder, pdfs, records };
}

const ids = readdirSync(join(fixtures, "content"), { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .flatMap((path) => {
    const match = /^([a-z]+)\/(\d{4})\/(s?\d\d)(?:\.md|\/index\.md)$/.exec(path);
    return match === null ? [] : [`${match[1]}-${match[2]}-${match[3]}`];
  })
  .toSorted();

describe("golden bulletins", () => {
  let printed: Printed | undefined;
  beforeAll(async () => {
    printed = await print([]);
    if (isUpdate) for (const [id, record] of printed.records) writeFileSync(join(expected, `${id}.tsv`), record);
  });
  afterAll(() => printed && rmSync(printed.folder, { recursive: true, force: true }));

  it("are at least thirty, and all of them pass the inspection that a build makes", () => {
    expect(ids.length).toBeGreaterThanOrEqual(30);
    expect(printed?.result).toMatchObject({ code: 0 });
    expect([...(printed?.records.keys() ?? [])]).toEqual(ids);
  });

  it.each(figures)("$id: $what ($clause)", ({ id, found, wanted, within }) => {
    const pdf = printed?.pdfs.get(id);
    if (pdf === undefined) throw new Error(`${id} was not printed`);
    const value = found(pdf);
    expect(Math.abs(value - wanted), `${value} for ${wanted}`).toBeLessThanOrEqual(within);
  });

  it("have figures for each of the variants", () => {
    expect(new Set(figures.map(({ id }) => id)).size).toBeGreaterThanOrEqual(30);
  });

  it.each(ids)("%s stands where it stood, line by line and rule by rule", (id) => {
    const wanted = readFileSync(join(expected, `${id}.tsv`), "utf8");
    expect(goldenDifferences(printed?.records.get(id) ?? "", wanted, 0.02)).toEqual([]);
  });

  it.each(ids)("%s measures the same as PDFium reads it and as we do", async (id) => {
    const bytes = readFileSync(join(printed?.folder ?? "", `dist/print/${id}.pdf`));
    expect(await measuringDifferences(bytes)).toEqual([]);
  });

  it("are nearly all read without PDFium, which would give figures in single precision", async () => {
    const exact = await Promise.all(
      ids.map(async (id) => {
        const bytes = readFileSync(join(printed?.folder ?? "", `dist/print/${id}.pdf`));
        const [first] = (await measureDocument(bytes)).pages[0]?.lines ?? [];
        return first !== undefined && Math.fround(first.sizePt) !== first.sizePt;
      }),
    );
    expect(exact.filter(Boolean).length).toBeGreaterThan(30);
  });
});

describe.skipIf(otherBrowser === undefined)(`golden bulletins in ${otherBrowser ?? "another Chromium"}`, () => {
  let printed: Printed | undefined;
  beforeAll(async () => {
    printed = await print(["--browser", otherBrowser ?? ""]);
  });
  afterAll(() => printed && rmSync(printed.folder, { recursive: true, force: true }));

  it.each(ids)("%s has every glyph and rule within a tenth of a millimetre of the packaged one's", (id) => {
    const wanted = readFileSync(join(expected, `${id}.tsv`), "utf8");
    expect(goldenDifferences(printed?.records.get(id) ?? "", wanted, 0.1)).toEqual([]);
  });
});
