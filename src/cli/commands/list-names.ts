import { KnownError } from "../../model/known-error.ts";
import { issueName } from "../../read/issue-place.ts";
import { readRepository } from "../../read/repository.ts";
import type { Surroundings } from "../environment.ts";
import { repositoryFolders } from "../folders.ts";
import type { GlobalOptions } from "../options.ts";

/**
 * Prints the ids of series or issues, one a line, for a shell that completes a command line. No file of an issue is opened,
 * and nothing is said where there is no repository: a shell has no place for it.
 */
export async function runListNames(kind: string, options: GlobalOptions, surroundings: Surroundings): Promise<void> {
  try {
    const { value } = await readRepository(repositoryFolders(options, surroundings));
    const names =
      kind === "series"
        ? value.series.map(({ id }) => id)
        : value.sources.map(
            ({ series, place }) => `${series}-${place.year}-${issueName(place.number, place.supplement)}`,
          );
    process.stdout.write(names.map((name) => `${name}\n`).join(""));
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
  }
}
