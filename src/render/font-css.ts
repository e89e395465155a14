import { fontRoles } from "../model/font-role.ts";
import type { FontRole } from "../model/font-role.ts";
import type { Layout } from "../model/issue.ts";
import type { CodePointRange } from "../read/font-coverage.ts";
import type { FontFile, FontSet } from "./font-set.ts";

const punctuationFamily = "JB punct";
const sentinelFamily = "JB sentinel";

/** What the Latin face sets: ASCII, so that quotes, dashes and ellipses stay Chinese. */
const latinRanges: readonly CodePointRange[] = [[0x20, 0x7e]];

/**
 * What the punctuation companion sets. Kai and FangSong faces have proportional “” ‘’, a narrow · and no `halt`; in 宋体 they are
 * full width and can be trimmed, also across the two fonts.
 */
const punctuationRanges: readonly CodePointRange[] = [
  [0xb7, 0xb7],
  [0x2014, 0x2014],
  [0x2018, 0x201d],
  [0x2026, 0x2026],
  [0x3001, 0x3003],
  [0x3008, 0x3011],
  [0x3014, 0x301b],
  [0xff01, 0xff01],
  [0xff08, 0xff09],
  [0xff0c, 0xff0c],
  [0xff1a, 0xff1b],
  [0xff1f, 0xff1f],
];

/** Roles whose own punctuation is replaced by the companion's. */
const companionRoles: ReadonlySet<FontRole> = new Set(["fangsong", "kaiti"]);

/** Roles that keep their own digits and letters: folios are set in 宋体 (GB/T 9704-2012, 7.5), headlines and nameplate in 小标宋. */
const ownDigitRoles: ReadonlySet<FontRole> = new Set(["songti", "xiaobiaosong"]);

/** Faces asked in turn for what a role's own face lacks. */
export const fallbackRoles: readonly FontRole[] = ["songti", "fangsong"];

/** One metric for all faces, the em box of Chinese type, so that a replaced font can't move a line. */
const metrics = "ascent-override:88%;descent-override:12%;line-gap-override:0%";

/**
 * The @font-face rules of a set: one for each role, the punctuation companion and the sentinel. `urlOf` gives the address of a
 * file by its key.
 */
export function fontFaceCss(fontSet: FontSet, urlOf: (fileKey: string) => string): string {
  const rule = (family: string, file: FontFile, ranges?: readonly CodePointRange[]): string =>
    `@font-face{font-family:"${family}";src:url(${JSON.stringify(urlOf(file.key))}) format("${file.format}");font-display:block;` +
    `${ranges === undefined ? "" : `unicode-range:${unicodeRange(ranges)};`}${metrics}}`;
  return [
    ...fontRoles.map((role) =>
      rule(fontSet.faces[role].cssFamily, fontSet.faces[role].file, role === "latin" ? latinRanges : undefined),
    ),
    rule(punctuationFamily, fontSet.punctuation.file, punctuationRanges),
    rule(sentinelFamily, fontSet.sentinel.file),
  ].join("\n");
}

/**
 * The font-family list of a role. With `digits: fangsong` letters and digits come from the role's own face and the Latin face
 * is left out of every list but its own.
 */
export function fontStack(role: FontRole, digits: Layout["digits"] = "tnr"): string {
  const families = new Set<string>();
  if ((digits === "tnr" && !ownDigitRoles.has(role)) || role === "latin") families.add(cssFamilyOf("latin"));
  if (companionRoles.has(role)) families.add(punctuationFamily);
  for (const each of [role, ...fallbackRoles]) families.add(cssFamilyOf(each));
  families.add(sentinelFamily);
  return [...families].map((family) => `"${family}"`).join(",");
}

/** The lists of all roles as custom properties, `--font-fangsong: …`, for a rule's block. */
export function fontStackProperties(digits: Layout["digits"]): string {
  return fontRoles.map((role) => `--font-${role}:${fontStack(role, digits)};`).join("");
}

/** The CSS family of a role. */
export function cssFamilyOf(role: FontRole): string {
  return `JB ${role}`;
}

function unicodeRange(ranges: readonly CodePointRange[]): string {
  return ranges
    .map(
      ([first, last]) =>
        `U+${first.toString(16).toUpperCase()}${first === last ? "" : `-${last.toString(16).toUpperCase()}`}`,
    )
    .join(",");
}
