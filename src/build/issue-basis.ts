import { readFileSync } from "node:fs";
import type { InspectionBasis } from "../model/inspection.ts";
import { KnownError } from "../model/known-error.ts";
import { hasErrors, sortDiagnostics, type Diagnostic } from "../model/diagnostic.ts";
import { issueName } from "../read/issue-place.ts";
import { readRepository, type IssueSource } from "../read/repository.ts";
import { createTemplates } from "../render/template.ts";
import { composeSource } from "./compose-source.ts";
import { basisOf } from "./inspect-pdf.ts";
import { templateFolders } from "./own-look.ts";

/** What the source of an issue says a PDF must show, or the findings that keep it from being read. */
export interface IssueBasis {
  readonly basis?: InspectionBasis;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads one issue's source, to compare a PDF with it.
 * @throws KnownError 2 `usage/unknown-id` where the repository has no such issue.
 */
export async function issueBasis(id: string, rootFolder: string, contentFolder: string): Promise<IssueBasis> {
  const { value, diagnostics } = await readRepository({ contentFolder });
  if (value === undefined) return { diagnostics };
  const ids = value.sources.map(sourceId);
  const source = value.sources[ids.indexOf(id)];
  if (source === undefined) throw new KnownError(2, "usage/unknown-id", { id, near: ids.slice(-3).join(" ") });
  const context = { site: value.site, series: value.series, rootFolder, contentFolder };
  const templates = createTemplates({ folders: templateFolders(rootFolder) });
  const composed = await composeSource({ source }, context, templates, (path) => readFileSync(path, "utf8"));
  const found = sortDiagnostics(composed.diagnostics);
  if (composed.issue === undefined || hasErrors(found)) return { diagnostics: found };
  return { basis: basisOf(composed.issue), diagnostics: found };
}

function sourceId({ series, place: { year, number, supplement } }: IssueSource): string {
  return `${series}-${year}-${issueName(number, supplement)}`;
}
