/**
 * Width of a text in em of its own size: Han characters and full-width marks 1, digits ½, letters about what they take in
 * Times (capitals 0.72, wide ones 0.94). An estimate for choosing line breaks; what is printed is measured on the page.
 */
export function emWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if ((character.codePointAt(0) ?? 0) >= 0x2000 || character === "·") return 1;
  if (/[MW@%]/.test(character)) return 0.94;
  if (/[mw]/.test(character)) return 0.78;
  return /[A-Z]/.test(character) ? 0.72 : 0.5;
}
