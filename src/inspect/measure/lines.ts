import type { Box, Character, Line } from "../measured.ts";

/** Distance in mm within which baselines are the same: less than a layout pixel's snap between two lines. */
const sameBaseline = 0.1;

interface Group {
  readonly angle: Character["angle"];
  readonly baseline: number;
  readonly characters: Character[];
}

/** Brings characters on one baseline together, however far apart they stand; lines from top to bottom. */
export function groupLines(characters: readonly Character[]): Line[] {
  const groups = new Map<number, Group[]>();
  let last: Group | undefined;
  const isIn = (group: Group, { angle, baseline }: Character): boolean =>
    group.angle === angle && Math.abs(group.baseline - baseline) <= sameBaseline;
  const find = (character: Character, slot: number): Group | undefined => {
    for (let near = slot - 1; near <= slot + 1; near += 1) {
      const found = groups.get(near)?.find((group) => isIn(group, character));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  for (const character of characters) {
    if (last === undefined || !isIn(last, character)) {
      const slot = Math.round(character.baseline / sameBaseline);
      last = find(character, slot);
      if (last === undefined) {
        last = { angle: character.angle, baseline: character.baseline, characters: [] };
        const there = groups.get(slot);
        if (there === undefined) groups.set(slot, [last]);
        else there.push(last);
      }
    }
    last.characters.push(character);
  }
  return [...groups.values()]
    .flat()
    .map((group) => lineOf(group))
    .toSorted((a, b) => a.top - b.top || a.left - b.left);
}

function lineOf({ angle, characters: unordered }: Group): Line {
  const along = ({ left, right, top, bottom }: Character): number =>
    angle === 0 ? left : angle === 180 ? -right : angle === 90 ? -bottom : top;
  const characters = unordered.toSorted((a, b) => along(a) - along(b) || a.order - b.order);
  let [text, largest] = ["", characters[0] as Character];
  for (const character of characters) {
    text += character.text;
    if (character.sizePt > largest.sizePt) largest = character;
  }
  const box = around(characters);
  const isLevel = angle === 0 || angle === 180;
  return {
    text,
    ...box,
    // Across the line its largest character counts: one that stands 0.1 mm lower is no reason to be taller.
    ...(isLevel ? { top: largest.top, bottom: largest.bottom } : { left: largest.left, right: largest.right }),
    baseline: largest.baseline,
    sizePt: largest.sizePt,
    color: characters[0]?.color ?? "",
    angle,
    ink: inkOf(characters),
    characters,
  };
}

function inkOf(characters: readonly Character[]): Box {
  const inks = characters.map(({ ink }) => ink);
  const drawn = inks.filter(({ left, right }) => right > left);
  return around(drawn.length > 0 ? drawn : inks.slice(0, 1));
}

function around(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    if (box.left < left) left = box.left;
    if (box.top < top) top = box.top;
    if (box.right > right) right = box.right;
    if (box.bottom > bottom) bottom = box.bottom;
  }
  return { left, top, right, bottom };
}
