import type { IssueSummary } from "../model/composed.ts";
import type { PublishedIssue } from "./published-issue.ts";
import { datedIssueLine } from "./wording.ts";

/** What an issue replaces and what replaces it, among public issues. */
export interface Replacements<T extends Summarised = PublishedIssue> {
  readonly supersedes?: T;
  readonly supersededBy?: T;
}

/** Anything that stands for an issue. */
interface Summarised {
  readonly summary: IssueSummary;
}

/** Who replaces whom, among public issues only: the id of another one would be a trace of it. */
export function replacementsOf<T extends Summarised>(issues: readonly T[]): (issue: Summarised) => Replacements<T> {
  const byId = new Map(issues.map((issue) => [issue.summary.ref.id, issue]));
  const replacedBy = new Map(issues.map((issue) => [issue.summary.supersedes, issue]));
  return ({ summary }) => {
    const supersedes = summary.supersedes === undefined ? undefined : byId.get(summary.supersedes);
    const supersededBy = replacedBy.get(summary.ref.id);
    return {
      ...(supersedes === undefined ? {} : { supersedes }),
      ...(supersededBy === undefined ? {} : { supersededBy }),
    };
  };
}

/** What a reader must know of an issue that is replaced, or that replaces another: one sentence each. */
export function replacementNotices({ supersedes, supersededBy }: Replacements): string[] {
  return [
    ...(supersededBy === undefined ? [] : [`本期已由${named(supersededBy)}取代。`]),
    ...(supersedes === undefined ? [] : [`本期取代${named(supersedes)}。`]),
  ];
}

function named({ summary }: PublishedIssue): string {
  return `${datedIssueLine(summary)}《${summary.title}》`;
}
