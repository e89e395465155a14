import { createHash } from "node:crypto";
import { lstat, readFile, readdir } from "node:fs/promises";
import { isAbsolute, join, posix } from "node:path";
import type { Diagnostic, DiagnosticParams, Place, PlacedText } from "../model/diagnostic.ts";
import { compareText, startOfFile } from "../model/diagnostic.ts";
import { fontRoleNames, fontRoles } from "../model/font-role.ts";
import type { FontRole } from "../model/font-role.ts";
import { rules } from "../model/rules.ts";
import type { RuleId } from "../model/rules.ts";
import { extractFace, readFaces } from "../read/font-collection.ts";
import type { FontFacts } from "../read/font-file.ts";
import { cssFamilyOf } from "./font-css.ts";
import { matchFont, rankByName } from "./font-match.ts";
import type { FontFace } from "./font-set.ts";

/** The folder of a repository whose fonts are taken by their names. */
const fontFolder = "fonts";

/** The largest font file read: collections that systems ship stay below. */
const maximumMegabytes = 128;

const fontFile = /\.(?:ttf|ttc|otf|otc|woff2?)$/i;

/** What a search gave: a face, or none, and what there is to say. */
export interface FoundFonts {
  readonly faces: Readonly<Partial<Record<FontRole, FontFace>>>;
  readonly diagnostics: readonly Diagnostic[];
}

interface Candidate {
  readonly role: FontRole;
  readonly rank: number;
  readonly face?: FontFace;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the file that series.yaml names for a role: `text` is relative to the repository, `place` where it was typed. */
export async function readNamedFont(root: string, role: FontRole, named: PlacedText): Promise<FoundFonts> {
  const file = normalisedPath(named.text);
  const fail = (rule: RuleId): FoundFonts => ({
    faces: {},
    diagnostics: [finding(rule, named.place, { role, file: named.text })],
  });
  const kind = await kindOfFile(root, file);
  if (kind !== "file") return fail(kind === "missing" ? "fonts/missing-file" : "fonts/outside");
  const bytes = await readFont(join(root, file));
  if (bytes === undefined) return fail("fonts/unreadable");
  const reads = readFaces(bytes);
  const best = reads
    .map(({ font }, index) => ({ index, rank: font === undefined ? undefined : rankByName(font, role) }))
    .filter((each): each is { index: number; rank: number } => each.rank !== undefined)
    .toSorted((a, b) => a.rank - b.rank)[0];
  const index = best?.index ?? 0;
  const read = reads[index];
  if (read?.font === undefined) return fail(read?.failure === "compressed" ? "fonts/compressed" : "fonts/unreadable");
  const { face, diagnostics } = judge({ role, rank: 0 }, read.font, extractFace(bytes, index), file, named.place);
  return { faces: face === undefined ? {} : { [role]: face }, diagnostics };
}

/**
 * Takes the fonts of the folder `fonts/` whose names are known, the best for each role. Roles and files that series.yaml names
 * are left to it.
 */
export async function findRepositoryFonts(
  root: string,
  named: Readonly<Partial<Record<FontRole, PlacedText>>>,
): Promise<FoundFonts> {
  const namedFiles = new Set(Object.values(named).map(({ text }) => normalisedPath(text)));
  const folder = join(root, fontFolder);
  const isFolder = await lstat(folder).then(
    (stat) => stat.isDirectory(),
    () => false,
  );
  const entries = isFolder ? await readdir(folder, { withFileTypes: true }) : [];
  const names = entries
    .filter((entry) => entry.isFile() && fontFile.test(entry.name) && !namedFiles.has(`${fontFolder}/${entry.name}`))
    .map((entry) => entry.name);
  const diagnostics: Diagnostic[] = [];
  const candidates: Candidate[] = [];
  for (const name of names.toSorted(compareText)) {
    const found = await candidatesOf(root, name);
    candidates.push(...found.candidates);
    diagnostics.push(...found.diagnostics);
  }
  const faces: Partial<Record<FontRole, FontFace>> = {};
  for (const role of new Set(candidates.map((candidate) => candidate.role))) {
    if (named[role] !== undefined) continue;
    const own = candidates.filter((candidate) => candidate.role === role).toSorted((a, b) => a.rank - b.rank);
    const chosen = own.find((candidate) => candidate.face !== undefined) ?? own[0];
    if (chosen?.face !== undefined) faces[role] = chosen.face;
    diagnostics.push(...(chosen?.diagnostics ?? []));
  }
  return { faces, diagnostics };
}

async function candidatesOf(
  root: string,
  name: string,
): Promise<{ readonly candidates: readonly Candidate[]; readonly diagnostics: readonly Diagnostic[] }> {
  const file = `${fontFolder}/${name}`;
  const path = join(root, fontFolder, name);
  const place = startOfFile(path.replaceAll("\\", "/"));
  const bytes = await readFont(path);
  const reads = bytes === undefined ? [] : readFaces(bytes);
  if (bytes === undefined || reads.every(({ font }) => font === undefined)) {
    const rule = reads[0]?.failure === "compressed" ? "fonts/compressed" : "fonts/unreadable";
    return { candidates: [], diagnostics: [finding(rule, place, { file })] };
  }
  const candidates: Candidate[] = [];
  for (const [index, { font }] of reads.entries()) {
    const match = font === undefined ? undefined : matchFont(font, name);
    if (font !== undefined && match !== undefined)
      candidates.push(judge(match, font, extractFace(bytes, index), file, place));
  }
  return { candidates, diagnostics: candidates.length === 0 ? [finding("fonts/unused-file", place, { file })] : [] };
}

/** Whether a face may be used: static TrueType outlines, and a licence that allows embedding. */
function judge(
  match: { readonly role: FontRole; readonly rank: number },
  font: FontFacts,
  bytes: Uint8Array | undefined,
  file: string,
  place: Place,
): Candidate {
  const params = { role: match.role, file, fsType: font.fsType };
  const refuse = (rule: RuleId): Candidate => ({ ...match, diagnostics: [finding(rule, place, params)] });
  if (bytes === undefined) return refuse("fonts/unreadable");
  if (font.outlines === "cff") return refuse("fonts/postscript-outlines");
  if (font.variable) return refuse("fonts/variable");
  // OS/2 fsType: 2 alone forbids embedding, 0x200 allows bitmaps only, 0x100 forbids subsetting (OpenType 1.9, "OS/2").
  if ((font.fsType & 0xe) === 2 || (font.fsType & 0x200) !== 0) return refuse("fonts/restricted");
  const diagnostics = (font.fsType & 0x100) === 0 ? [] : [finding("fonts/no-subsetting", place, params)];
  return { ...match, face: faceOf(match.role, font, bytes, file), diagnostics };
}

function faceOf(role: FontRole, font: FontFacts, bytes: Uint8Array, sourceFile: string): FontFace {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return {
    role,
    cssFamily: cssFamilyOf(role),
    file: { key: `${role}-${sha256.slice(0, 12)}.ttf`, format: "truetype", sha256, read: () => Promise.resolve(bytes) },
    family: font.family,
    postScriptName: font.postScriptName,
    version: font.version,
    licence: font.licence ?? font.copyright ?? "",
    sourceFile,
    bundled: false,
    substituted: false,
    coverage: font.coverage,
    fsType: font.fsType,
    hasHalt: font.hasHalt,
  };
}

function normalisedPath(text: string): string {
  return posix.normalize(text.replaceAll("\\", "/"));
}

/** What a path relative to the repository is; no part of it may be a symbolic link. */
async function kindOfFile(root: string, file: string): Promise<"file" | "missing" | "outside"> {
  if (isAbsolute(file) || /^[A-Za-z]:/.test(file) || file === ".." || file.startsWith("../")) return "outside";
  const parts = file.split("/");
  for (let count = 1; count <= parts.length; count += 1) {
    const stat = await lstat(join(root, ...parts.slice(0, count))).catch(() => undefined);
    if (stat === undefined) return "missing";
    if (stat.isSymbolicLink()) return "outside";
    if (count === parts.length && !stat.isFile()) return "missing";
  }
  return "file";
}

async function readFont(path: string): Promise<Uint8Array | undefined> {
  const size = await lstat(path).then(
    (stat) => stat.size,
    () => Number.POSITIVE_INFINITY,
  );
  return size > maximumMegabytes * 2 ** 20 ? undefined : readFile(path).catch(() => undefined);
}

function finding(rule: RuleId, place: Place, params: DiagnosticParams): Diagnostic {
  const role = fontRoles.find((each) => each === params["role"]);
  return {
    rule,
    severity: rules[rule].severity,
    place,
    params: { ...params, name: role === undefined ? "" : fontRoleNames[role], megabytes: maximumMegabytes },
  };
}
