/**
 * The names most like a mistyped one, best first, for "did you mean".
 * @param most how many at most.
 * @returns names within a third of the length in edits (at least one), or all names when none is that near.
 */
export function nearestNames(typed: string, names: readonly string[], most = 3): string[] {
  const wanted = typed.toLowerCase();
  const near = names
    .map((name) => ({ name, distance: editDistance(wanted, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(Math.max(name.length, typed.length) / 3)))
    .toSorted((a, b) => a.distance - b.distance);
  return near.length === 0 ? [...names] : near.slice(0, most).map(({ name }) => name);
}

/** Levenshtein's distance in UTF-16 units: insertions, deletions and replacements that turn one text into the other. */
export function editDistance(a: string, b: string): number {
  // A name is short; a pasted paragraph in its place is compared by its first part.
  const right = b.slice(0, 64);
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [line, left] of Array.from(a.slice(0, 64)).entries()) {
    const next = [line + 1];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (right[column - 1] === left ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
