import type { Repository } from "../read/repository.ts";
import type { Staging } from "../publish/output.ts";
import type { BuildRequest, Composed } from "./build.ts";
import { preparePrint, type PreparedPrint } from "./print-issues.ts";
import { PrintRoom } from "./print-room.ts";
import type { BuiltIssue } from "./publish-build.ts";
import { siteVolumes, type SiteVolumes } from "./site-volumes.ts";

/** What a build asks of the press. */
export interface Printing {
  /** Resolves fonts and reports characters that none has, before anything is printed. */
  readonly prepare: (issues: readonly Composed[]) => Promise<PreparedPrint>;
  /** Binds the site's years that are over. */
  readonly volumes: (issues: readonly BuiltIssue[], staging: Pick<Staging, "write" | "read">) => Promise<SiteVolumes>;
  readonly close: () => Promise<void>;
}

/** Starts to print for a build: a browser warms up while the issues are read. */
export function startPrinting(request: BuildRequest, repository: Repository): Printing {
  // A second browser pays from the third issue on: the first one is warm before it would be.
  const workers = Math.min(request.workers, Math.ceil(repository.sources.length / 2));
  const room = new PrintRoom({ ...request, workers });
  const [first] = repository.series;
  if (first !== undefined) room.warmUp(first);
  return {
    prepare: (issues) => preparePrint(issues, room, request),
    volumes: (issues, staging) => siteVolumes(room, repository, issues, request, staging),
    close: () => room.close(),
  };
}
