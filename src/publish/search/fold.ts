import { simplifiedPairs } from "../../model/simplified.ts";

/**
 * What is alike to a reader is alike to search: NFKC (full and half width, ①, ㎡), case, traditional and simplified
 * characters, 〇 ○ 零, and with or without white space and invisible characters. Folded character by character, so that
 * the folded text holds every folded part of the text: what grep finds, search finds. Shared by build and page.
 */
export function fold(text: string): string {
  let folded = "";
  let copied = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (kinds[code] === unchanged) continue;
    const character = characterAt(text, index);
    const form = foldCharacter(character);
    if (form === character) {
      // Half a character says nothing of the next that begins with it.
      if (code < 0xd8_00 || code > 0xdf_ff) kinds[code] = unchanged;
      index += character.length - 1;
      continue;
    }
    folded += text.slice(copied, index) + form;
    index += character.length - 1;
    copied = index + 1;
  }
  return copied === 0 ? text : folded + text.slice(copied);
}

/** A folded text and, for each of its UTF-16 units, where in the text the character that gave it starts and ends. */
export interface FoldedText {
  readonly folded: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** {@link fold} with the way back, for marking what was found. */
export function foldWithPlaces(text: string): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = "";
  let index = 0;
  while (index < text.length) {
    const character = characterAt(text, index);
    const form = foldCharacter(character);
    for (let unit = 0; unit < form.length; unit += 1) {
      starts.push(index);
      ends.push(index + character.length);
    }
    folded += form;
    index += character.length;
  }
  return { folded, starts, ends };
}

/** Whether folding leaves a unit of the basic plane as it is, learned as texts are folded. */
const kinds = new Uint8Array(0x1_00_00);
const unchanged = 1;

const known = new Map<string, string>();

const simplified = new Map<string, string>();
for (let index = 0; index < simplifiedPairs.length; index += 2)
  simplified.set(simplifiedPairs.charAt(index), simplifiedPairs.charAt(index + 1));
for (const zero of ["零", "○", "◯"]) simplified.set(zero, "〇");

/** White space, and what shows nothing: joiners, soft hyphens, marks of direction, variation selectors. */
const invisible = /[\s\p{Cf}\p{Variation_Selector}]/u;

function foldCharacter(character: string): string {
  const seen = known.get(character);
  if (seen !== undefined) return seen;
  // By way of upper case, which alone brings ß to ss and ς to σ; ẞ comes to it by ß.
  const plain = character.normalize("NFKC").toLowerCase().toUpperCase().toLowerCase().normalize("NFKC");
  let form = "";
  for (const part of plain) if (!invisible.test(part)) form += simplified.get(part) ?? part;
  known.set(character, form);
  return form;
}

function characterAt(text: string, index: number): string {
  return String.fromCodePoint(text.codePointAt(index) ?? 0);
}
