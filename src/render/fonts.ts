import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { packageFile } from "../model/package-folder.ts";
import { hasErrors } from "../model/diagnostic.ts";
import type { Diagnostic, PlacedText } from "../model/diagnostic.ts";
import { fontRoles } from "../model/font-role.ts";
import type { FontRole } from "../model/font-role.ts";
import { readBundledFonts } from "./bundled-fonts.ts";
import type { FontFace, FontSet } from "./font-set.ts";
import { findRepositoryFonts, readNamedFont } from "./repository-fonts.ts";

/** Where fonts come from. */
export interface ResolveFontsOptions {
  /** The folder of the bundled fonts; default assets/fonts of this package. */
  readonly packageAssets?: string;
  /** The repository's folder; without it only bundled fonts are used. */
  readonly repositoryFolder?: string;
  /** `fonts:` of series.yaml: role → path relative to the repository, with the place it was typed at. */
  readonly overrides?: Readonly<Partial<Record<FontRole, PlacedText>>>;
}

const bundledFolder = fileURLToPath(packageFile("assets/fonts/"));

/** The fonts of a series, none when there is an error among the findings: a font that was asked for is never replaced silently. */
export interface ResolvedFonts {
  readonly fontSet: FontSet | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Chooses a font for each role: the file series.yaml names, else a known font in the repository's `fonts/`, else the bundled
 * one. Fonts installed on the machine are never asked, so that a page is the same anywhere. Throws KnownError (exit 3) when the
 * package's own list of fonts is gone.
 */
export async function resolveFonts(options: ResolveFontsOptions): Promise<ResolvedFonts> {
  const bundled = await readBundledFonts(options.packageAssets ?? bundledFolder);
  const faces: Record<FontRole, FontFace> = { ...bundled.faces };
  const diagnostics: Diagnostic[] = [];
  const root = options.repositoryFolder;
  if (root !== undefined) {
    const found = await findRepositoryFonts(root, options.overrides ?? {});
    Object.assign(faces, found.faces);
    diagnostics.push(...found.diagnostics);
    for (const role of fontRoles) {
      const override = options.overrides?.[role];
      if (override === undefined) continue;
      const read = await readNamedFont(root, role, override);
      Object.assign(faces, read.faces);
      diagnostics.push(...read.diagnostics);
    }
  }
  if (hasErrors(diagnostics)) return { fontSet: undefined, diagnostics };
  const punctuation = faces.songti.hasHalt ? faces.songti : bundled.faces.songti;
  const sums = [
    ...fontRoles.map((role) => faces[role].file.sha256),
    punctuation.file.sha256,
    bundled.sentinel.file.sha256,
  ];
  const id = createHash("sha256").update(sums.join("\n")).digest("hex");
  return { fontSet: { id, faces, punctuation, sentinel: bundled.sentinel }, diagnostics };
}
