import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FontRole } from "../model/font-role.ts";
import { KnownError } from "../model/known-error.ts";
import { parseCoverage } from "../read/font-coverage.ts";
import { cssFamilyOf } from "./font-css.ts";
import type { FontFace, FontFile } from "./font-set.ts";

/** A row of assets/fonts/packs.json, as scripts/build-fonts.ts writes it. */
interface PackRow {
  readonly role: FontRole;
  readonly file: string;
  readonly family: string;
  readonly postScriptName: string;
  readonly version: string;
  readonly licence: string;
  readonly sha256: string;
  readonly fsType: number;
  readonly hasHalt: boolean;
  readonly coverage: string;
}

interface PackList {
  readonly packs: readonly PackRow[];
  readonly sentinel: { readonly file: string; readonly postScriptName: string; readonly sha256: string };
}

/** The bundled faces by role, and the sentinel. */
export interface BundledFonts {
  readonly faces: Readonly<Record<FontRole, FontFace>>;
  readonly sentinel: { readonly file: FontFile; readonly postScriptName: string };
}

/** Reads the list of bundled fonts; the fonts themselves are read when they are asked for. Throws KnownError (exit 3). */
export async function readBundledFonts(folder: string): Promise<BundledFonts> {
  const list = await readFile(join(folder, "packs.json"), "utf8")
    .then((text): PackList => JSON.parse(text))
    .catch((error: unknown) => {
      throw damaged(join(folder, "packs.json"), error);
    });
  const faces: Partial<Record<FontRole, FontFace>> = {};
  for (const pack of list.packs) faces[pack.role] = faceOf(folder, pack);
  const { xiaobiaosong, songti, fangsong, kaiti, heiti, latin } = faces;
  if (!xiaobiaosong || !songti || !fangsong || !kaiti || !heiti || !latin) throw damaged(join(folder, "packs.json"));
  const { file, postScriptName, sha256 } = list.sentinel;
  return {
    faces: { xiaobiaosong, songti, fangsong, kaiti, heiti, latin },
    sentinel: { file: bundledFile(folder, file, sha256), postScriptName },
  };
}

function faceOf(folder: string, pack: PackRow): FontFace {
  const { role, family, postScriptName, version, licence, fsType, hasHalt } = pack;
  return {
    role,
    cssFamily: cssFamilyOf(role),
    file: bundledFile(folder, pack.file, pack.sha256),
    family,
    postScriptName,
    version,
    licence,
    sourceFile: pack.file,
    bundled: true,
    substituted: role !== "latin",
    coverage: parseCoverage(pack.coverage),
    fsType,
    hasHalt,
  };
}

function bundledFile(folder: string, name: string, sha256: string): FontFile {
  const path = join(folder, name);
  const read = async (): Promise<Uint8Array> => {
    const bytes = await readFile(path).catch((error: unknown) => {
      throw damaged(path, error);
    });
    if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw damaged(path);
    return bytes;
  };
  return { key: name.replace(".", `-${sha256.slice(0, 12)}.`), format: "woff2", sha256, read };
}

function damaged(file: string, cause?: unknown): KnownError {
  return new KnownError(3, "fonts/bundled-damaged", { file }, cause);
}
