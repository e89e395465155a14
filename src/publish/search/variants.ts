import { chineseNumeral, parseChineseNumeral } from "../../model/numerals.ts";
import { fold } from "./fold.ts";

/** One way to write a term. */
export interface Variant {
  /** Folded. */
  readonly text: string;
  /** Numbers in `text` that the reader typed in other digits, as [start, end): more digits on either side make another number. */
  readonly numbers: readonly (readonly [number, number])[];
}

/** A number of the term: what was typed, and what else it may be written as. */
interface Spelling {
  readonly start: number;
  readonly typed: string;
  readonly other: string;
}

/** With more numbers than this only all-alike spellings are tried: 2⁴ is the most that a date with an issue number needs. */
const mixedNumbers = 4;

const numeral = /[0-9]+|[〇一二三四五六七八九十百千]+/g;
const chineseDigits = "〇一二三四五六七八九";

/**
 * The ways in which the years, dates and issue numbers of a folded term may be written: 2019年第2期, 二〇一九年第二期 and
 * mixtures of the two. The first is the term itself. Other numbers (48万, 三个) stay as they are.
 */
export function variantsOf(term: string): Variant[] {
  const spellings = spellingsOf(term);
  const choices =
    spellings.length > mixedNumbers
      ? [spellings.map(() => false), spellings.map(() => true), ...["0", "一"].map((first) => alike(spellings, first))]
      : Array.from({ length: 2 ** spellings.length }, (_, bits) =>
          spellings.map((_spelling, index) => ((bits >> index) & 1) === 1),
        );
  const variants = new Map<string, Variant>();
  for (const choice of choices) {
    const variant = spell(term, spellings, choice);
    if (!variants.has(variant.text)) variants.set(variant.text, variant);
  }
  return [...variants.values()];
}

/** Where a variant first stands in a folded text, from `from` on, or -1. */
export function findVariant(text: string, { text: sought, numbers }: Variant, from = 0): number {
  let found = text.indexOf(sought, from);
  while (found >= 0 && !numbers.every(([start, end]) => isWhole(text, found + start, found + end)))
    found = text.indexOf(sought, found + 1);
  return found;
}

function isWhole(text: string, start: number, end: number): boolean {
  const kind = isArabic(text.charAt(start)) ? /[0-9]/ : /[〇一二三四五六七八九十百千万]/;
  return !kind.test(text.charAt(start - 1)) && !kind.test(text.charAt(end));
}

function alike(spellings: readonly Spelling[], first: string): boolean[] {
  return spellings.map(({ typed }) => isArabic(typed) !== isArabic(first));
}

function spell(term: string, spellings: readonly Spelling[], choice: readonly boolean[]): Variant {
  const numbers: [number, number][] = [];
  let text = "";
  let copied = 0;
  spellings.forEach(({ start, typed, other }, index) => {
    text += term.slice(copied, start);
    copied = start + typed.length;
    if (choice[index] !== true) {
      text += typed;
      return;
    }
    numbers.push([text.length, text.length + other.length]);
    text += other;
  });
  return { text: text + term.slice(copied), numbers };
}

function spellingsOf(term: string): Spelling[] {
  const spellings: Spelling[] = [];
  for (const match of term.matchAll(numeral)) {
    const [typed] = match;
    const start = match.index;
    const other =
      otherYear(typed) ??
      (isDated(term.charAt(start - 1), term.charAt(start + typed.length)) ? otherNumber(typed) : undefined);
    if (other !== undefined && other !== typed) spellings.push({ start, typed, other });
  }
  return spellings;
}

/** 2019 ↔ 二〇一九; years of the Republic and before it are written in either. */
function otherYear(typed: string): string | undefined {
  if (/^(?:1[89]|20)\d\d$/.test(typed)) return typed.replace(/\d/g, (digit) => chineseDigits.charAt(Number(digit)));
  if (/^(?:一[八九]|二〇)[〇一二三四五六七八九]{2}$/.test(typed))
    return typed.replace(/./g, (digit) => String(chineseDigits.indexOf(digit)));
  return undefined;
}

/** Issue numbers and dates: 第…, …期, …号, …月, …日. */
function isDated(before: string, after: string): boolean {
  return before === "第" || (after !== "" && "期号月日".includes(after));
}

function otherNumber(typed: string): string | undefined {
  if (isArabic(typed)) {
    const value = Number(typed);
    return typed.length <= 4 && value > 0 ? fold(chineseNumeral(value)) : undefined;
  }
  const value = parseChineseNumeral(typed.replace(/〇/g, "零"));
  return value === undefined ? undefined : String(value);
}

function isArabic(text: string): boolean {
  return /^[0-9]/.test(text);
}
