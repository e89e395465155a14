import type { Heading, PhrasingContent, Root, Text } from "mdast";
import type { Diagnostic, Place } from "../model/diagnostic.ts";
import { chineseNumeral, parseChineseNumeral } from "../model/numerals.ts";
import { finding } from "../model/report.ts";

/** The four official levels by Markdown depth: `##` 一、 `###` （一） `####` 1. `#####` （1） (7.3.3). */
export type HeadingLevel = 1 | 2 | 3 | 4;

const patterns: Readonly<Record<HeadingLevel, RegExp>> = {
  1: /^([一二三四五六七八九十百零]+)、/,
  2: /^（([一二三四五六七八九十百零]+)）/,
  3: /^(\d+)[.．]/,
  4: /^（(\d+)）/,
};

/** How deep a heading stands among the official levels; `#####` and deeper are the fourth. */
export function levelOf(heading: Heading): HeadingLevel {
  return Math.min(Math.max(heading.depth - 1, 1), 4) as HeadingLevel;
}

/** How far headings are counted, by level; changed as headings are numbered. */
export type HeadingCounters = number[];

/** Counters before the first heading. */
export function newCounters(): HeadingCounters {
  return [0, 0, 0, 0, 0];
}

/**
 * Numbers the headings of one article: typed numbers are kept, and reported when they are not the next one
 * (`markdown/heading-number`); headings without numbers get theirs unless the series says `numbering: none`.
 * @param tree our own copy of the article's body, changed in place.
 * @param counters where counting goes on: new ones for each article, or those of the column's article before.
 */
export function numberHeadings(
  tree: Root,
  numbering: "auto" | "column" | "none",
  placeOf: (node: Heading) => Place,
  counters: HeadingCounters = newCounters(),
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const node of tree.children) {
    if (node.type !== "heading") continue;
    const level = levelOf(node);
    const expected = (counters[level] ?? 0) + 1;
    const typed = typedNumber(node, level);
    if (typed !== undefined && typed !== expected)
      diagnostics.push(
        finding("markdown/heading-number", placeOf(node), {
          found: ordinal(level, typed),
          expected: ordinal(level, expected),
        }),
      );
    counters[level] = typed ?? expected;
    counters.fill(0, level + 1);
    if (typed === undefined && numbering !== "none") {
      const first: Text = { type: "text", value: ordinal(level, expected) };
      node.children = [first, ...node.children];
    }
  }
  return diagnostics;
}

/** The number of a level as it is set: 一、 （一） 1. （1）. */
export function ordinal(level: HeadingLevel, value: number): string {
  if (level === 1) return `${chineseNumeral(value)}、`;
  if (level === 2) return `（${chineseNumeral(value)}）`;
  return level === 3 ? `${value}.` : `（${value}）`;
}

function typedNumber(heading: Heading, level: HeadingLevel): number | undefined {
  const first = heading.children[0];
  const match = first?.type === "text" ? patterns[level].exec(first.value) : null;
  if (match === null) return undefined;
  const digits = match[1] ?? "";
  return level <= 2 ? parseChineseNumeral(digits) : Number(digits);
}

/**
 * Splits a run-in heading (`### （二）标题。后文……`) behind its first 。 when text follows in the same block.
 * @returns heading part and text part, or undefined for a heading that stands alone.
 */
export function splitRunIn(
  heading: Heading,
): { readonly head: PhrasingContent[]; readonly rest: PhrasingContent[] } | undefined {
  for (const [index, child] of heading.children.entries()) {
    if (child.type !== "text") continue;
    const stop = child.value.indexOf("。");
    if (stop < 0) continue;
    const tail = child.value.slice(stop + 1);
    const rest: PhrasingContent[] = [
      ...(tail === "" ? [] : [{ ...child, value: tail }]),
      ...heading.children.slice(index + 1),
    ];
    if (rest.length === 0) return undefined;
    return { head: [...heading.children.slice(0, index), { ...child, value: child.value.slice(0, stop + 1) }], rest };
  }
  return undefined;
}
