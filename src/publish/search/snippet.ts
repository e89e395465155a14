import { passageKind, type ShardIssue } from "./data.ts";
import { fold, foldWithPlaces } from "./fold.ts";
import type { Term } from "./query.ts";
import { findVariant } from "./variants.ts";

/** A piece of text; a marked one is what was sought. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** A passage to show of a hit: where it opens, and the part of it around what was found. */
export interface Snippet {
  readonly anchor: string;
  readonly pieces: readonly Piece[];
}

/** Snippets of a hit, and characters of each: two lines of the page. */
const mostSnippets = 3;
const snippetLength = 64;
/** Characters that lead to the first mark. */
const leadLength = 18;

/**
 * The passages of an issue that show its terms: as few as hold them all, then the first others, at most three; the one to
 * open first. A passage that only repeats the title is left out, masthead and imprint come in only for what nothing else has.
 */
export function snippetsOf(issue: ShardIssue, terms: readonly Term[]): Snippet[] {
  const title = fold(issue.title);
  const passages = issue.text.map(([anchor, text], place) => {
    const folded = fold(text);
    return {
      anchor,
      text,
      place,
      kind: passageKind(anchor),
      found: folded === title ? [] : terms.filter((term) => holds(folded, term)),
    };
  });
  const missing = new Set(terms.filter((term) => !holds(title, term)));
  const left = passages.filter(({ found }) => found.length > 0);
  const chosen: typeof left = [];
  while (chosen.length < mostSnippets) {
    const news = left.map(
      ({ found, kind }) => [found.filter((term) => missing.has(term)).length, kindRank[kind]] as const,
    );
    let best = -1;
    news.forEach(([count, rank], index) => {
      const before = news[best];
      if (rank === 0 && count === 0) return;
      if (before === undefined || count > before[0] || (count === before[0] && rank > before[1])) best = index;
    });
    const [next] = best < 0 ? [] : left.splice(best, 1);
    if (next === undefined) break;
    for (const term of next.found) missing.delete(term);
    chosen.push(next);
  }
  return chosen.map(({ anchor, text }) => ({ anchor, pieces: around(markedPieces(text, terms)) }));
}

const kindRank = { headline: 2, text: 1, frame: 0 } as const;

/** A text in pieces, those that hold a term marked. */
export function markedPieces(text: string, terms: readonly Term[]): Piece[] {
  const { folded, starts, ends } = foldWithPlaces(text);
  const ranges = terms
    .flatMap((term) => rangesOf(folded, term))
    .map(([start, end]): [number, number] => [starts[start] ?? 0, ends[end - 1] ?? 0])
    .sort((a, b) => a[0] - b[0]);
  const pieces: Piece[] = [];
  let copied = 0;
  const add = (end: number, marked: boolean): void => {
    if (end <= copied) return;
    const last = pieces[pieces.length - 1];
    const piece = { text: text.slice(copied, end), marked };
    if (last?.marked === marked) pieces[pieces.length - 1] = { text: last.text + piece.text, marked };
    else pieces.push(piece);
    copied = end;
  };
  for (const [start, end] of ranges) {
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return pieces;
}

function rangesOf(folded: string, { variants }: Term): [number, number][] {
  const ranges: [number, number][] = [];
  for (const variant of variants) {
    let found = findVariant(folded, variant);
    while (found >= 0) {
      ranges.push([found, found + variant.text.length]);
      found = findVariant(folded, variant, found + variant.text.length);
    }
  }
  return ranges;
}

function holds(folded: string, { variants }: Term): boolean {
  return variants.some((variant) => findVariant(folded, variant) >= 0);
}

/** The part of a passage around its first mark, with … where it was cut. */
function around(pieces: readonly Piece[]): Piece[] {
  const characters = pieces.flatMap(({ text, marked }) =>
    [...text].map((character): Piece => ({ text: character, marked })),
  );
  const mark = characters.findIndex(({ marked }) => marked);
  const latest = Math.max(0, characters.length - snippetLength);
  const start = characters.length <= snippetLength ? 0 : Math.min(latest, Math.max(0, mark - leadLength));
  const shown = characters.slice(start, start + snippetLength);
  const result: Piece[] = start > 0 ? [{ text: "…", marked: false }] : [];
  for (const character of shown) {
    const last = result[result.length - 1];
    if (last?.marked === character.marked)
      result[result.length - 1] = { text: last.text + character.text, marked: last.marked };
    else result.push(character);
  }
  if (start + snippetLength < characters.length) result.push({ text: "…", marked: false });
  return result;
}
