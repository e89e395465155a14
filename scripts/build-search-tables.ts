/**
 * Builds the character tables of search and proofreading: `npm run search-tables`. The result is committed:
 * neither a clone nor a build needs the dictionaries. Same sources, same bytes.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Converter } from "opencc-js/t2cn";
import { pinyin } from "pinyin-pro";

const outFolder = fileURLToPath(new URL("../src/publish/search/tables/", import.meta.url));
/** Proofreading reads it too, two floors below. */
const simplifiedFile = fileURLToPath(new URL("../src/model/simplified.ts", import.meta.url));

/** The unified ideographs proper: what keyboards write. Extension blocks hold characters that no table of readings is sure of. */
const first = 0x4e00;
const last = 0x9fff;

/** Characters of one literal; long enough to stay below 400 lines. */
const lineLength = 110;

const hanCharacters = Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index));

await mkdir(outFolder, { recursive: true });
await writeFile(simplifiedFile, simplifiedModule());
await writeFile(`${outFolder}initials.ts`, initialsModule());

/** Traditional characters in code order, each followed by its simplified form. */
function simplifiedModule(): string {
  const simplify = Converter({ from: "t", to: "cn" });
  const pairs = hanCharacters.flatMap((character) => {
    // Twice: 薴 becomes 苧, which is itself the traditional form of 苎.
    const simple = simplify(simplify(character));
    return simple !== character && simple.length === 1 ? [character + simple] : [];
  });
  return `/*
 * Made by scripts/build-search-tables.ts from the dictionaries of OpenCC (Apache-2.0) as opencc-js carries them. Don't edit.
 */

/** Traditional characters in code order, each followed by the simplified one it is folded to. */
export const simplifiedPairs =
${literal(pairs.join(""), "  ")};
`;
}

/** Characters by the first letter of each of their readings. */
function initialsModule(): string {
  const byLetter = new Map<string, string>();
  for (const character of hanCharacters) {
    const readings = pinyin(character, { multiple: true, toneType: "none", type: "array" });
    const letters = new Set(readings.map((reading) => reading.charAt(0)).filter((letter) => /^[a-z]$/.test(letter)));
    for (const letter of letters) byLetter.set(letter, (byLetter.get(letter) ?? "") + character);
  }
  const rows = [...byLetter]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([letter, characters]) => `  ${letter}:\n${literal(characters, "    ")},`);
  return `/*
 * Made by scripts/build-search-tables.ts from the readings of pinyin-pro (MIT). Don't edit.
 */

/** Han characters by the first letter of their reading; one with several readings stands under each. */
export const charactersByInitial: Readonly<Record<string, string>> = {
${rows.join("\n")}
};
`;
}

function literal(text: string, indent: string): string {
  const lines = text.match(new RegExp(`.{1,${lineLength}}`, "gu")) ?? [""];
  return lines.map((line) => `${indent}"${line}"`).join(` +\n`);
}
