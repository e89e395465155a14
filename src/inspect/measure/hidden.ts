import type { Box, Character, Rule } from "../measured.ts";

/** mm; a cover is larger than this both ways: a thin bar strikes through and hides nothing. */
const thinnest = 1.5;

/** An opaque area, and when it is painted. */
export interface Cover extends Box {
  readonly order: number;
}

/** Whether an area is large enough to hide what is below it. */
export function isCover({ left, top, right, bottom }: Box): boolean {
  return right - left > thinnest && bottom - top > thinnest;
}

/** Whether the middle of something inked stands in a box. */
export function holds(box: Box, { left, top, right, bottom }: Box): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

/** Characters that no later area is painted over: what no eye sees is not on the page, whatever the file copies out. */
export function uncoveredCharacters(characters: readonly Character[], covers: readonly Cover[]): readonly Character[] {
  if (covers.length === 0) return characters;
  return characters.filter(({ ink, order }) => !covers.some((cover) => cover.order > order && holds(cover, ink)));
}

/** Rules that no later area is painted over from end to end. */
export function uncoveredRules(rules: readonly Rule[], covers: readonly Cover[]): readonly Rule[] {
  return rules.filter(
    (rule) =>
      !covers.some(
        (cover) =>
          cover.order > rule.order && cover.left <= rule.left && cover.right >= rule.right && holds(cover, rule),
      ),
  );
}
