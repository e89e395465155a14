import { sortDiagnostics, type Diagnostic } from "../../model/diagnostic.ts";
import type { IssueSource, Repository } from "../../read/repository.ts";
import { acrossIssues } from "../check.ts";
import type { CheckOutput } from "../check-source.ts";
import { applySeriesRules } from "../judge.ts";

/** What is known of one issue's text and print. */
export interface IssueFindings {
  readonly source: IssueSource;
  /** Absent until it was read. */
  readonly output?: Pick<CheckOutput, "ledger" | "facts" | "disables"> & {
    readonly diagnostics: readonly Diagnostic[];
  };
  /** Of press and inspection. */
  readonly print: readonly Diagnostic[];
}

/** Findings by issue id, and those that belong to no issue: configuration, misplaced files. */
export interface SortedFindings {
  readonly issues: ReadonlyMap<string, readonly Diagnostic[]>;
  readonly others: readonly Diagnostic[];
}

/**
 * All findings that the preview shows, by issue: what reading, composing and proofreading found, what shows in the whole series,
 * print and inspection.
 */
export function collectFindings(
  issues: ReadonlyMap<string, IssueFindings>,
  repository: readonly Diagnostic[],
  { series }: Pick<Repository, "series">,
  contentFolder: string,
): SortedFindings {
  const own = new Map<string, Diagnostic[]>();
  const owners = new Map<string, string>();
  for (const [id, { source, output, print }] of issues) {
    own.set(id, [...(output?.diagnostics ?? []), ...print]);
    for (const path of [source.path, ...source.articleFiles, ...source.otherFiles]) owners.set(path, id);
  }
  const outputs = [...issues.values()].flatMap(({ output }) => output ?? []);
  // Until every issue was read once, those that are missing would be taken for gaps.
  const across = outputs.length < issues.size ? [] : acrossIssues(outputs, series);
  const others: Diagnostic[] = [];
  for (const diagnostic of [...repository, ...across]) {
    const owner = own.get(owners.get(diagnostic.place.path) ?? "");
    (owner ?? others).push(diagnostic);
  }
  const judged = (list: readonly Diagnostic[]): Diagnostic[] =>
    sortDiagnostics(applySeriesRules(withoutDoubles(list), series, contentFolder));
  return { issues: new Map([...own].map(([id, list]) => [id, judged(list)])), others: judged(others) };
}

/** The press says again what reading said of the same place. */
function withoutDoubles(list: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(list.map((one) => [JSON.stringify([one.rule, one.place, one.params]), one])).values()];
}
