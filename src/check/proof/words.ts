/** A word of a list: what is wrong, what to type instead (empty: nothing is offered), and where it is no mistake. */
export interface WordEntry {
  readonly wrong: string;
  readonly right: string;
  /** Longer words that hold it and are right: 按装备 holds 按装. */
  readonly unless: readonly string[];
}

/** Kinds of lists: 错别字, 易混词, 单位名称, 领导姓名职务, 禁用词. */
export const wordKinds = ["typos", "confusables", "units", "leaders", "banned"] as const;
/** One of {@link wordKinds}. */
export type WordKind = (typeof wordKinds)[number];

/** All lists, ours and the repository's, as plain data that can be sent to a worker. */
export type WordLists = Readonly<Record<WordKind, readonly WordEntry[]>>;

/** Lists that hold nothing. */
export const noWords: WordLists = { typos: [], confusables: [], units: [], leaders: [], banned: [] };

/** Words by their first unit, so that a text is searched in one pass whatever the length of the list. */
export class WordIndex {
  readonly #byFirst = new Map<number, WordEntry[]>();
  /** One for every unit that begins a word: a text is mostly units that begin none. */
  readonly #begins = new Uint8Array(0x10000);

  constructor(entries: readonly WordEntry[]) {
    for (const entry of entries) {
      const first = entry.wrong.charCodeAt(0);
      this.#begins[first] = 1;
      this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), entry]);
    }
    // The longest word at a place is the one meant.
    for (const list of this.#byFirst.values()) list.sort((a, b) => b.wrong.length - a.wrong.length);
  }

  /** Calls a function for every word in a text; words do not overlap. */
  each(text: string, take: (entry: WordEntry, index: number) => void): void {
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (this.#begins[unit] !== 1) continue;
      const list = this.#byFirst.get(unit);
      const entry = list?.find(
        ({ wrong, unless }) => text.startsWith(wrong, index) && !isInside(text, index, wrong, unless),
      );
      if (entry === undefined) continue;
      take(entry, index);
      index += entry.wrong.length - 1;
    }
  }
}

/** Whether a word found at an index is part of a longer one that is right. */
function isInside(text: string, index: number, wrong: string, unless: readonly string[]): boolean {
  return unless.some((longer) => {
    for (let shift = longer.indexOf(wrong); shift >= 0; shift = longer.indexOf(wrong, shift + 1))
      if (text.startsWith(longer, index - shift)) return true;
    return false;
  });
}

const indexes = new WeakMap<readonly WordEntry[], WordIndex>();

/** The index of a list, made once. */
export function indexOf(entries: readonly WordEntry[]): WordIndex {
  const known = indexes.get(entries);
  if (known !== undefined) return known;
  const index = new WordIndex(entries);
  indexes.set(entries, index);
  return index;
}
