/** Two to four Han characters, or a name with ·: as short as names of persons are. */
const short = /^(?:\p{Script=Han}{2,4}|\p{Script=Han}+·\p{Script=Han}+)$/u;

/** What offices end in, however short their names. */
const office = /[部处科室局厂站所院校组办委会社队司团厅店场园区县市镇乡村馆行库段]$/u;

/**
 * The lines a byline is set in: offices one a line; short names of persons that follow one another share a line, one zi
 * apart.
 */
export function bylineRows(byline: readonly string[]): string[][] {
  const rows: string[][] = [];
  for (const name of byline) {
    const last = rows.at(-1);
    if (last !== undefined && isPerson(name) && isPerson(last[0] ?? "")) last.push(name);
    else rows.push([name]);
  }
  return rows;
}

/** Whether a name of a byline is a person's, as far as its form tells. */
export function isPerson(name: string): boolean {
  return short.test(name) && !office.test(name);
}
