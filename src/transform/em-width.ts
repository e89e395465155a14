/**
 * Width of a text in em of its own size: Han characters and full-width marks 1, Latin letters and digits ½.
 * An estimate for choosing line breaks; what is printed is measured on the page.
 */
export function emWidth(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2000 && character !== "·" ? 0.5 : 1;
  return width;
}
