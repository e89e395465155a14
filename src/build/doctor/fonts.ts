import { existsSync } from "node:fs";
import { fontRoles } from "../../model/font-role.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Series } from "../../model/issue.ts";
import { rules } from "../../model/rules.ts";
import { readRepository } from "../../read/repository.ts";
import { fontReport, type FontReportRow, type FontSet } from "../../render/font-set.ts";
import { resolveFonts } from "../../render/fonts.ts";
import { textsOf, type Checkup } from "./checkup.ts";

/** The characters of GB/T 2312-1980, what every Chinese font has, and which of them a font lacks tells whether it is fit for names. */
const commonCharacters: readonly number[] = gb2312Characters();

/** What a font can set. */
interface FontCoverage {
  readonly characters: number;
  /** Of the 6,763 of GB/T 2312; none of a Latin font. */
  readonly commonHanzi: number;
  readonly allCommonHanzi: number;
}

/** A row of the table of fonts, with what the font covers. */
export interface DoctorFontRow extends FontReportRow {
  readonly coverage: FontCoverage;
}

/** The fonts that some series share: which file sets which role. */
export interface DoctorFonts {
  readonly series: readonly string[];
  readonly rows: readonly DoctorFontRow[];
}

/** Looks at the fonts of every series; what is wrong with one that is named or found is told once. */
export async function fontCheckups(
  rootFolder: string,
  contentFolder: string,
): Promise<{ readonly checkups: readonly Checkup[]; readonly fonts: readonly DoctorFonts[] }> {
  const found = new Map<string, Diagnostic>();
  const groups = new Map<string, { readonly series: string[]; readonly fontSet: FontSet }>();
  const all = existsSync(contentFolder) ? (await readRepository({ contentFolder })).value.series : [];
  const asked: readonly Partial<Pick<Series, "id" | "fonts">>[] = all.length === 0 ? [{}] : all;
  for (const { id, fonts = {} } of asked) {
    const { fontSet, diagnostics } = await resolveFonts({ repositoryFolder: rootFolder, overrides: fonts });
    for (const diagnostic of diagnostics)
      found.set(`${diagnostic.rule} ${diagnostic.place.path}:${diagnostic.place.line}`, diagnostic);
    if (fontSet === undefined) continue;
    const group = groups.get(fontSet.id) ?? { series: [], fontSet };
    if (id !== undefined) group.series.push(id);
    groups.set(fontSet.id, group);
  }
  return {
    checkups: [...found.values()].map(fontCheckup),
    fonts: [...groups.values()].map(({ series, fontSet }) => ({ series, rows: rowsOf(fontSet) })),
  };
}

function rowsOf(fontSet: FontSet): DoctorFontRow[] {
  const coverages = new Map(fontRoles.map((role) => [role, fontSet.faces[role].coverage]));
  return fontReport(fontSet).map((row) => {
    const coverage = coverages.get(row.role);
    const commonHanzi = commonCharacters.filter((character) => coverage?.has(character) === true).length;
    return {
      ...row,
      coverage: { characters: coverage?.size ?? 0, commonHanzi, allCommonHanzi: commonCharacters.length },
    };
  });
}

function fontCheckup(diagnostic: Diagnostic): Checkup {
  return {
    id: "fonts",
    name: { zh: "字体", en: "font" },
    ok: rules[diagnostic.rule].severity !== "error",
    ...textsOf(diagnostic),
    details: { file: diagnostic.place.path },
  };
}

/** 6,763 characters: rows 16 to 87 of the table, two bytes each from 0xA1. */
function gb2312Characters(): number[] {
  const decoder = new TextDecoder("gb18030");
  const codePoints: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (/^\p{Script=Han}$/u.test(character)) codePoints.push(character.codePointAt(0) ?? 0);
    }
  return codePoints;
}
