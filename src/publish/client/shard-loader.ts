import { mayHold } from "../search/bigrams.ts";
import type { Catalogue } from "../search/data.ts";
import type { Term } from "../search/query.ts";
import type { Filters } from "../search/search.ts";

/** One year's data as the catalogue tells of it. */
export type ShardEntry = Catalogue["shards"][number];

/** The years that may hold a hit, newest first. */
export function shardsFor(catalogue: Catalogue, terms: readonly Term[], filters: Filters): ShardEntry[] {
  return catalogue.shards.filter(
    ({ year, bigrams }) =>
      (filters.year === undefined || filters.year === year) &&
      (bigrams === undefined || terms.every((term) => mayHoldTerm(bigrams, term))),
  );
}

function mayHoldTerm(bigrams: string, { variants, initials }: Term): boolean {
  return variants.some(({ text }) => mayHold(bigrams, text)) || (initials !== undefined && mayHold(bigrams, initials));
}

/** Loads years by script elements, which work from a USB stick, too; each year once. */
export class ShardLoader {
  readonly #folder: string;
  readonly #onChange: () => void;
  readonly #loading = new Set<number>();
  readonly #failed = new Set<number>();

  /** @param folder address of the data's folder, with `/` at its end. */
  constructor(folder: string, onChange: () => void) {
    this.#folder = folder;
    this.#onChange = onChange;
  }

  /** Asks for years that are neither there nor on their way; one that failed is asked for anew. */
  load(entries: readonly ShardEntry[], has: (year: number) => boolean): void {
    for (const { year, file } of entries) {
      if (has(year) || this.#loading.has(year)) continue;
      this.#loading.add(year);
      this.#failed.delete(year);
      const script = document.createElement("script");
      script.src = this.#folder + file;
      script.async = true;
      const done = (): void => {
        this.#loading.delete(year);
        if (!has(year)) this.#failed.add(year);
        script.remove();
        this.#onChange();
      };
      script.addEventListener("load", done);
      script.addEventListener("error", done);
      document.head.append(script);
    }
  }

  /** How many of these years are still on their way. */
  pending(entries: readonly ShardEntry[]): number {
    return entries.filter(({ year }) => this.#loading.has(year)).length;
  }

  /** Years of these that could not be read. */
  failed(entries: readonly ShardEntry[]): number[] {
    return entries.filter(({ year }) => this.#failed.has(year)).map(({ year }) => year);
  }
}
