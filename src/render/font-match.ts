import { fontRoles, realFontNames } from "../model/font-role.ts";
import type { FontRole } from "../model/font-role.ts";
import type { FontFacts } from "../read/font-file.ts";

/** Which role a font sets, and how good it is for it: the lower the rank, the better. */
export interface FontMatch {
  readonly role: FontRole;
  readonly rank: number;
}

/** Styles that are not a bold or slanted cut, in the languages fonts name them in. */
const plainStyles = new Set(["regular", "normal", "roman", "book", "常规", "標準", "标准"]);

/** Names under which systems and foundries ship the files, without extension. */
const fileNames: Readonly<Record<FontRole, readonly string[]>> = {
  xiaobiaosong: ["fzxbsk", "fzxbsjw", "stzhongs"],
  songti: ["simsun", "stsong"],
  fangsong: ["simfang", "stfangso"],
  kaiti: ["simkai", "stkaiti"],
  heiti: ["simhei"],
  latin: ["times"],
};

/** Finds the role of a face by its names, or else by the file's name (without folder), such as `fangsong.ttf`. */
export function matchFont(font: FontFacts, fileName: string): FontMatch | undefined {
  for (const role of fontRoles) {
    const rank = rankByName(font, role);
    if (rank !== undefined) return { role, rank };
  }
  const stem = fileName.replace(/\.[^.]*$/, "").toLowerCase();
  const role = fontRoles.find((each) => each === stem || fileNames[each].includes(stem));
  return role === undefined ? undefined : { role, rank: realFontNames[role].length };
}

/** The position of a face among the real fonts of a role. */
export function rankByName(font: FontFacts, role: FontRole): number | undefined {
  const plain = font.styles.length === 0 || font.styles.some((style) => plainStyles.has(style.toLowerCase()));
  const names = new Set((plain ? [...font.families, ...font.fullNames] : []).map(normalised));
  const index = realFontNames[role].findIndex(
    (real) =>
      real.postScriptNames.includes(font.postScriptName) ||
      real.families.some((family) => names.has(normalised(family))),
  );
  return index === -1 ? undefined : index;
}

function normalised(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, "");
}
