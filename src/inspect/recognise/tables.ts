import type { Box, Page, Rule } from "../measured.ts";
import { around } from "./characters.ts";

/** mm within which two rules touch. */
const touch = 0.6;

/** Frames of tables: rules that touch each other, upright ones among them; or level ones of one width above each other. */
export function tableFrames({ rules }: Page, isApart: (rule: Rule) => boolean): Box[] {
  const own = rules.filter((rule) => !isApart(rule));
  const groups: Rule[][] = [];
  for (const rule of own) {
    const touching = groups.filter((group) => group.some((other) => meets(rule, other)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push([rule, ...touching.flat()]);
  }
  const framed = groups.filter((group) => group.some(({ direction }) => direction === "vertical") && group.length > 2);
  const inFrames = new Set(framed.flat());
  return [...framed.map((group) => around(group)), ...openFrames(own.filter((rule) => !inFrames.has(rule)))];
}

function meets(a: Rule, b: Rule): boolean {
  return (
    a.left <= b.right + touch && b.left <= a.right + touch && a.top <= b.bottom + touch && b.top <= a.bottom + touch
  );
}

/** Tables without upright rules: at least three level ones of the same extent. */
function openFrames(rules: readonly Rule[]): Box[] {
  const stacks: Rule[][] = [];
  for (const rule of rules.filter(({ direction, left, right }) => direction === "horizontal" && right - left > 60)) {
    const stack = stacks.find(
      ([first]) =>
        first !== undefined && Math.abs(first.left - rule.left) < touch && Math.abs(first.right - rule.right) < touch,
    );
    if (stack === undefined) stacks.push([rule]);
    else stack.push(rule);
  }
  return stacks.filter((stack) => stack.length > 2).map((stack) => around(stack));
}

/** Whether the middle of a box stands in one of some frames. */
export function isInside(frames: readonly Box[], { left, right, top, bottom }: Box): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return frames.some((frame) => x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom);
}
