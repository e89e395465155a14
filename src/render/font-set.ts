import type { FontRole } from "../model/font-role.ts";
import { fontRoleNames, fontRoles } from "../model/font-role.ts";
import type { Coverage } from "../read/font-coverage.ts";

/** A font file the page loads. `key` is a file name made of role and content, so that it can stand in an address. */
export interface FontFile {
  readonly key: string;
  readonly format: "woff2" | "truetype";
  readonly sha256: string;
  /** The file's bytes; throws KnownError (exit 3) when a bundled file is missing or damaged. */
  readonly read: () => Promise<Uint8Array>;
}

/** The face that sets one role. */
export interface FontFace {
  readonly role: FontRole;
  /** The CSS family, such as `JB fangsong`: never a real name, so that no installed font can take its place. */
  readonly cssFamily: string;
  readonly file: FontFile;
  /** What the font calls itself. */
  readonly family: string;
  readonly postScriptName: string;
  readonly version: string;
  readonly licence: string;
  /** The file as reports name it: relative to the repository, or the bundled file's name. */
  readonly sourceFile: string;
  readonly bundled: boolean;
  /** Whether the face only stands in for the one the standard means: true of all bundled ones but the Latin. */
  readonly substituted: boolean;
  readonly coverage: Coverage;
  readonly fsType: number;
  readonly hasHalt: boolean;
}

/** The fonts of one series. */
export interface FontSet {
  /** SHA-256 over all its files: equal ids give equal pages. */
  readonly id: string;
  readonly faces: Readonly<Record<FontRole, FontFace>>;
  /** The face that sets full-width punctuation within 仿宋 and 楷体: 宋体, the bundled one if the series' own lacks `halt`. */
  readonly punctuation: FontFace;
  readonly sentinel: { readonly file: FontFile; readonly postScriptName: string };
}

/** A row of the table of fonts. */
export interface FontReportRow {
  readonly role: FontRole;
  readonly name: string;
  readonly family: string;
  readonly file: string;
  readonly version: string;
  readonly licence: string;
  readonly bundled: boolean;
  readonly substituted: boolean;
}

/** The table role → family → file → version → licence, in the order of the roles. */
export function fontReport(fontSet: FontSet): readonly FontReportRow[] {
  return fontRoles.map((role) => {
    const { family, sourceFile, version, licence, bundled, substituted } = fontSet.faces[role];
    return { role, name: fontRoleNames[role], family, file: sourceFile, version, licence, bundled, substituted };
  });
}

/** Every file of a set once, the sentinel last. */
export function fontFiles(fontSet: FontSet): readonly FontFile[] {
  const files = [...fontRoles.map((role) => fontSet.faces[role].file), fontSet.punctuation.file, fontSet.sentinel.file];
  return [...new Map(files.map((file) => [file.key, file])).values()];
}
