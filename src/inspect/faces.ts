import { fontRoleNames, fontRoles, realFontNames, standInNames, type FontRole } from "../model/font-role.ts";

/** What a font's PostScript name says of its role. */
export interface Face {
  readonly role?: FontRole;
  /** `real` by a name of {@link realFontNames}, `stand-in` for a bundled face, else `unknown`. */
  readonly kind: "real" | "stand-in" | "unknown";
}

const roles: ReadonlyMap<string, Face> = new Map(
  fontRoles.flatMap((role): [string, Face][] => [
    ...realFontNames[role].flatMap(({ families, postScriptNames }): [string, Face][] =>
      // Word writes family names where a font has no PostScript name of its own, with spaces left out.
      [...postScriptNames, ...families].map((name) => [key(name), { role, kind: "real" }]),
    ),
    [key(standInNames[role]), { role, kind: "stand-in" }],
  ]),
);

const unknown: Face = { kind: "unknown" };

/** Faces by names as files write them: the same few are asked for at every character. Names of hostile files are not collected. */
const asked = new Map<string, Face>();
const mostAsked = 500;

/** The role that a font's name stands for; the cuts of a family (`,Bold`, `-Bold`) count as another face. */
export function faceOf(name: string): Face {
  const known = asked.get(name);
  if (known !== undefined) return known;
  const face = roles.get(key(name)) ?? unknown;
  if (asked.size < mostAsked) asked.set(name, face);
  return face;
}

/** What reports call a role. */
export function roleName(role: FontRole): string {
  return fontRoleNames[role];
}

function key(name: string): string {
  return name.replaceAll(/[\s-]/g, "").toLowerCase();
}
