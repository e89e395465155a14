import type { Diagnostic } from "../model/diagnostic.ts";
import { fontRoleNames } from "../model/font-role.ts";
import type { FontRole } from "../model/font-role.ts";
import type { GlyphUse } from "../model/press.ts";
import { rules } from "../model/rules.ts";
import { fallbackRoles } from "./font-css.ts";
import type { FontSet } from "./font-set.ts";

/** Characters without ink: controls, spaces, and what Unicode calls default ignorable (joiners, marks of direction, variation selectors). */
const inkless = /^[\p{Cc}\p{Z}\p{Default_Ignorable_Code_Point}]$/u;

/** The characters that no font of their role's stack has; they would print as the sentinel's box. */
export function missingGlyphs<T extends { readonly role: FontRole; readonly codePoint: number }>(
  fontSet: FontSet,
  glyphs: readonly T[],
): T[] {
  return glyphs.filter(
    ({ role, codePoint }) => !inkless.test(String.fromCodePoint(codePoint)) && !isCovered(fontSet, role, codePoint),
  );
}

/** One error for each character no font has, where it stands. */
export function missingGlyphDiagnostics(fontSet: FontSet, uses: readonly GlyphUse[]): Diagnostic[] {
  return missingGlyphs(fontSet, uses).map(({ role, codePoint, place }) => ({
    rule: "fonts/missing-glyph",
    severity: rules["fonts/missing-glyph"].severity,
    place,
    params: {
      role,
      name: fontRoleNames[role],
      character: String.fromCodePoint(codePoint),
      codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`,
    },
  }));
}

/** The role's own face and its fallbacks; Latin and punctuation faces only take over what these have as well, or add ASCII. */
function isCovered(fontSet: FontSet, role: FontRole, codePoint: number): boolean {
  return [role, ...fallbackRoles].some((each) => fontSet.faces[each].coverage.has(codePoint));
}
