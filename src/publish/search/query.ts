import { fold } from "./fold.ts";
import { variantsOf, type Variant } from "./variants.ts";

/** One word or quoted phrase of a query. */
export interface Term {
  /** The ways to write it, folded; the first is what was typed. */
  readonly variants: readonly Variant[];
  /** Two or more Latin letters: perhaps the initials of a title's pinyin. */
  readonly initials?: string;
}

/** Characters of a query that are read; what comes behind is dropped. */
export const longestQuery = 200;

/** A quoted phrase ends at a quotation mark before white space; one that never ends is a phrase to the end. */
const token = /["＂]([\s\S]*?)(?:["＂](?=\s|$)|$)|(\S+)/g;

/**
 * The terms of a query, all of which an issue must hold: words separated by white space, phrases in straight quotation
 * marks. Chinese quotation marks are text like any other.
 */
export function parseQuery(query: string): Term[] {
  const terms = new Map<string, Term>();
  for (const [, phrase, word] of query.slice(0, longestQuery).normalize("NFC").matchAll(token)) {
    const typed = phrase ?? word ?? "";
    const text = fold(typed);
    if (text === "" || terms.has(text)) continue;
    const isLatin = /^[a-z]{2,}$/.test(text);
    terms.set(text, { variants: variantsOf(text), ...(isLatin ? { initials: text } : {}) });
  }
  return [...terms.values()];
}
