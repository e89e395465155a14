/** The letters of characters, by character: several where a character has several readings. */
export type InitialsTable = ReadonlyMap<string, string>;

/** Reads a table written by letter: {"a": "安案…"} gives 安 → a. */
export function initialsTable(byLetter: Readonly<Record<string, string>>): InitialsTable {
  const table = new Map<string, string>();
  for (const [letter, characters] of Object.entries(byLetter))
    for (const character of characters) table.set(character, (table.get(character) ?? "") + letter);
  return table;
}

/** The part of a table by letter that some texts need; letters without a character are left out. */
export function initialsOf(
  byLetter: Readonly<Record<string, string>>,
  texts: Iterable<string>,
): Readonly<Record<string, string>> {
  const used = new Set<string>();
  for (const text of texts) for (const character of text) used.add(character);
  const rows = Object.entries(byLetter).map(([letter, characters]): [string, string] => [
    letter,
    [...characters].filter((character) => used.has(character)).join(""),
  ]);
  return Object.fromEntries(rows.filter(([, characters]) => characters !== ""));
}

/**
 * The letters that a folded title is typed with: for each character those of its readings, Latin letters and digits as
 * they are; punctuation is left out.
 */
export function titleLetters(title: string, table: InitialsTable): string[] {
  return [...title].flatMap((character) => {
    const letters = table.get(character) ?? (/[a-z0-9]/.test(character) ? character : "");
    return letters === "" ? [] : [letters];
  });
}

/** Whether initials (jtxs) are those of characters that follow one another in a title (集体协商). */
export function hasInitials(letters: readonly string[], initials: string): boolean {
  for (let start = 0; start + initials.length <= letters.length; start += 1) {
    let length = 0;
    while (length < initials.length && letters[start + length]?.includes(initials.charAt(length)) === true) length += 1;
    if (length === initials.length) return true;
  }
  return false;
}
