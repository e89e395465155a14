import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTables, writeNames, writeTables } from "../../src/render/web-font/sfnt.ts";
import type { Inspection } from "../../src/model/inspection.ts";
import { emptyPdf, encryptedPdf, longPdf, scannedPdf } from "../helpers/hostile-pdfs.ts";
import { PdfEdit } from "../helpers/pdf-edit.ts";
import { plainIssue, testRepository, type TestRepository } from "../helpers/repository.ts";
import { projectFolder, runCli, type CliResult } from "../helpers/run-cli.ts";

type Report = Inspection & { readonly version: number; readonly file: string };

/** An office's own Latin face, under a name that no list has. */
function ownFont(): Buffer {
  const tables = readTables(readFileSync(join(projectFolder, "assets/fonts/system/latin.ttf")));
  const names = { 1: "Harbour Serif", 2: "Regular", 4: "Harbour Serif", 5: "Version 1.0", 6: "HarbourSerif-Regular" };
  tables.set("name", writeNames(new Map(Object.entries(names).map(([id, text]) => [Number(id), text]))));
  return writeTables(tables);
}

let repository: TestRepository;
let good: Buffer;
const inspect = (...args: string[]): Promise<CliResult> => runCli(["inspect", ...args], { cwd: repository.folder });
const reports = ({ stdout }: CliResult): Report[] => JSON.parse(stdout) as Report[];

function expectNoTrace({ stdout, stderr }: CliResult): void {
  expect(`${stdout}${stderr}`).not.toMatch(/^\s+at .*:\d+:\d+|node:internal|Error:/m);
}

beforeAll(async () => {
  repository = testRepository({ "content/shuiwu/2024/02.md": plainIssue(2, "2024-06-25") });
  await runCli(["build"], { cwd: repository.folder });
  good = readFileSync(join(repository.folder, "dist/print/shuiwu-2024-01.pdf"));
  writeFileSync(join(repository.folder, "good.pdf"), good);
  const wide = new PdfEdit(good);
  wide.content(2, (items) => {
    for (const item of items) if (item.kind === "bar") item.width -= 3;
  });
  writeFileSync(join(repository.folder, "bad.pdf"), wide.finish());
});
afterAll(() => repository?.remove());

describe("inspect", () => {
  it("reports on several files at once, each of 74 rows, and exits 4 for one that breaks a rule", async () => {
    const result = await inspect("--json", "good.pdf", "bad.pdf");
    expect(result).toMatchObject({ code: 4, stderr: "" });
    const [first, second] = reports(result);
    expect(first).toMatchObject({ version: 1, file: "good.pdf", pages: 2, verdict: "warned", profile: "strict" });
    expect(second).toMatchObject({ version: 1, file: "bad.pdf", pages: 2, verdict: "violated" });
    for (const { rows } of [first, second] as Report[]) {
      expect(rows).toHaveLength(74);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(74);
      for (const { id, clause, expected, found, tolerance, verdict, places } of rows) {
        expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
        for (const text of [clause, expected, found, tolerance]) expect(text.length).toBeGreaterThan(0);
        expect(["passed", "warned", "violated", "not-applicable"]).toContain(verdict);
        expect(places.length > 0).toBe(places.length > 0 && verdict !== "passed" && verdict !== "not-applicable");
      }
    }
    const extent = second?.rows.find(({ id }) => id === "imprint-rules-extent");
    expect(extent).toMatchObject({ clause: "7.4.1", verdict: "violated", page: 2, tolerance: "±0.15 mm" });
    expect(extent?.places[0]).toMatchObject({ page: 2 });
  });

  it("names the faults to a person, and the counts of all rows", async () => {
    const clean = await inspect("good.pdf");
    expect(clean.code).toBe(0);
    expect(clean.stdout).toMatch(/^good\.pdf {2}2页 {2}提醒\n/);
    expect(clean.stdout).toMatch(/共 74 项：合格 \d+，提醒 \d+，不合格 0，不适用 \d+\n$/);
    const bad = await inspect("--lang", "en", "bad.pdf");
    expect(bad.code).toBe(4);
    expect(bad.stdout).toMatch(/✗ 7\.4\.1 +imprint-rules-extent +p\. 2 +expected .*found 28～180\.972 mm/);
    const quiet = await inspect("--quiet", "bad.pdf");
    expect(quiet.stdout).toBe("bad.pdf  2页  不合格\n");
  });

  it("compares with the source of an issue", async () => {
    const own = await inspect("--json", "--issue", "shuiwu-2024-01", "good.pdf");
    expect(own).toMatchObject({ code: 0, stderr: "" });
    expect(reports(own)[0]?.rows.find(({ id }) => id === "dates")?.verdict).toBe("passed");
    const other = await inspect("--json", "--issue", "shuiwu-2024-02", "good.pdf");
    expect(other.code).toBe(4);
    const broken = reports(other)[0]?.rows.filter(({ verdict }) => verdict === "violated");
    expect(broken?.map(({ id }) => id)).toEqual(["issue-line", "issuer-row", "tagged", "dates"]);
    const unknown = await inspect("--issue", "shuiwu-2024-09", "good.pdf");
    expect(unknown.code).toBe(2);
    expectNoTrace(unknown);
  });

  it("draws every page with its faults", async () => {
    const { code, stdout } = await inspect("--picture", "pictures", "bad.pdf");
    expect(code).toBe(4);
    const names = readdirSync(join(repository.folder, "pictures")).filter((name) => name.endsWith(".png"));
    expect(names).toEqual(["page-001.png", "page-002.png"]);
    expect(readFileSync(join(repository.folder, "pictures/faults.txt"), "utf8")).toContain("imprint-rules-extent");
    for (const name of names) {
      expect(stdout).toContain(name);
      const picture = readFileSync(join(repository.folder, "pictures", name));
      expect(picture.subarray(0, 8)).toEqual(Buffer.from("\x89PNG\r\n\x1A\n", "latin1"));
      expect(picture.readUInt32BE(20) / picture.readUInt32BE(16)).toBeCloseTo(297 / 210, 2);
    }
    const clean = await inspect("--picture", "clean", "good.pdf");
    expect(clean.code).toBe(0);
    const [page, marked] = ["clean", "pictures"].map((folder) =>
      readFileSync(join(repository.folder, folder, "page-002.png")),
    );
    expect(page?.equals(marked ?? Buffer.alloc(0))).toBe(false);
  });

  it("says what is wrong with a file that can't be measured, and measures the others", async () => {
    const files: Readonly<Record<string, readonly [Uint8Array | undefined, string]>> = {
      "missing.pdf": [undefined, "inspect/missing"],
      "letter.pdf": [Buffer.from("各单位：\n"), "inspect/not-a-pdf"],
      "nothing.pdf": [new Uint8Array(0), "inspect/not-a-pdf"],
      "half.pdf": [good.subarray(0, good.length / 3), "inspect/damaged"],
      "empty.pdf": [emptyPdf(), "inspect/empty"],
      "locked.pdf": [encryptedPdf(), "inspect/encrypted"],
      "scan.pdf": [scannedPdf(3), "inspect/no-text"],
    };
    for (const [name, [bytes]] of Object.entries(files)) if (bytes !== undefined) repository.write(name, bytes);
    const result = await inspect("--json", ...Object.keys(files), "good.pdf");
    expect(result.code).toBe(1);
    const lines = result.stderr.split("\n").filter((line) => line !== "");
    for (const [index, [name, [, rule]]] of Object.entries(files).entries()) {
      expect(lines[2 * index]).toMatch(new RegExp(String.raw`^${name}:1:1 error .+ \[${rule}\]$`));
      expect(lines[2 * index + 1]).toMatch(/^ {2}改法：/);
    }
    expect(lines).toHaveLength(2 * Object.keys(files).length);
    expect(reports(result).map(({ file }) => file)).toEqual(["good.pdf"]);
    expectNoTrace(result);
  });

  it("measures a book of 2,000 pages", async () => {
    repository.write("book.pdf", longPdf(2000));
    const result = await inspect("--json", "book.pdf");
    expect(result).toMatchObject({ code: 4, stderr: "" });
    const [report] = reports(result);
    expect(report?.pages).toBe(2000);
    const broken = report?.rows.filter(({ verdict }) => verdict === "violated");
    expect(broken?.map(({ id }) => id)).toEqual(["fonts-embedded", "fonts-known"]);
  });

  it("exits 2 without a file, or with an option that it does not have", async () => {
    for (const args of [[], ["--pictures", "good.pdf"]]) {
      const result = await inspect(...args);
      expect(result.code).toBe(2);
      expect(result.stderr).toMatch(/jianbao inspect --help/);
      expectNoTrace(result);
    }
  });
});

describe("a build with a page that breaks a rule", () => {
  it("writes nothing, says which clause and exits 4; with --no-inspect it builds, and the manifest says so", async () => {
    const own = testRepository({ "fonts/harbour.ttf": ownFont() });
    try {
      const series = readFileSync(join(own.folder, "content/shuiwu/series.yaml"), "utf8");
      own.write("content/shuiwu/series.yaml", `${series}fonts: { latin: fonts/harbour.ttf }\n`);
      const refused = await runCli(["build"], { cwd: own.folder });
      expect(refused.code).toBe(4);
      expect(refused.stderr).toMatch(/01\.md:\d+:\d+ error .*HarbourSerif-Regular.*\[print\/nonconforming\]/);
      expect(existsSync(join(own.folder, "dist"))).toBe(false);
      expectNoTrace(refused);
      const built = await runCli(["build", "--no-inspect"], { cwd: own.folder });
      expect(built.code).toBe(0);
      const manifest = JSON.parse(readFileSync(join(own.folder, "dist/manifest.json"), "utf8")) as object;
      expect(manifest).toMatchObject({ inspected: false });
    } finally {
      own.remove();
    }
  });
});
