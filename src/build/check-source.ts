import { applyDisables, disablesOf, unusedDisables, type Disable } from "../check/proof/disable.ts";
import { isProofRule } from "../check/proof/all-rules.ts";
import { proofIssue } from "../check/proof/proof-issue.ts";
import { runRules, type ProofFinding, type SafeFix } from "../check/proof/run-rules.ts";
import type { IssueFacts } from "../check/proof/rule.ts";
import { issueFacts } from "../check/proof/series-facts.ts";
import type { WordLists } from "../check/proof/words.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Issue, Series, Site } from "../model/issue.ts";
import type { RuleId } from "../model/rules.ts";
import type { ObservedSource } from "../read/article-file.ts";
import { readIssue } from "../read/issue.ts";
import type { IssueSource } from "../read/repository.ts";
import { settingFindings } from "../transform/setting-findings.ts";
import type { LedgerEntry } from "./compose-source.ts";
import { textSum } from "./text-sum.ts";

/** What every job of a worker shares. */
export interface CheckContext {
  readonly site: Site;
  readonly series: readonly Series[];
  readonly contentFolder: string;
  readonly words: WordLists;
}

/** One job: the sources of a few issues. */
export interface CheckInput {
  readonly sources: readonly IssueSource[];
}

/** A finding, with the change that removes it where that is safe. */
export interface CheckFinding {
  readonly diagnostic: Diagnostic;
  readonly fix?: SafeFix;
}

/** What a job gives: plain data, which crosses threads and is kept between runs. */
export interface CheckOutput {
  readonly findings: readonly CheckFinding[];
  readonly ledger?: LedgerEntry;
  /** For the rules of the whole series. */
  readonly facts?: IssueFacts;
  /** Comments that switch rules off: those of the whole series speak later. */
  readonly disables: readonly Disable[];
  /** Of every file read: its path and the sum of its text. */
  readonly sums: readonly (readonly [path: string, sum: string])[];
}

/** Reads and proofreads one issue: everything that reading and setting it would find, and every rule of proofreading. */
export async function checkSource(source: IssueSource, context: CheckContext): Promise<CheckOutput> {
  const series = context.series.find((candidate) => candidate.id === source.series);
  if (series === undefined) return { findings: [], disables: [], sums: [] };
  const observed: ObservedSource[] = [];
  const read = await readIssue(source, {
    site: context.site,
    series,
    contentFolder: context.contentFolder,
    observe: (file) => void observed.push(file),
  });
  const issue = read.value;
  const proof = proofIssue(observed, { issue, series, site: context.site, words: context.words });
  const found: ProofFinding[] = [
    ...[...read.diagnostics, ...setting(issue)].map((diagnostic) => ({ diagnostic })),
    ...runRules(proof),
  ];
  const disables = proof.files.flatMap(disablesOf);
  const { kept, used } = applyDisables(found, disables);
  const unused = unusedDisables(disables, used, isDecidedHere).map((diagnostic) => ({ diagnostic }));
  return {
    findings: [...kept, ...unused],
    sums: observed.map(({ path, text }) => [path, textSum(text)]),
    disables,
    ...(issue === undefined ? {} : { ledger: ledgerEntry(issue), facts: issueFacts(issue, proof) }),
  };
}

/** What a build would find when it sets the text. */
function setting(issue: Issue | undefined): readonly Diagnostic[] {
  return issue === undefined ? [] : settingFindings(issue);
}

/** Whether a check can tell that a rule finds nothing: rules of printing and of the whole series speak elsewhere. */
function isDecidedHere(rule: RuleId): boolean {
  return (isProofRule(rule) && !rule.startsWith("series/")) || /^(?:markdown|front-matter|assets)\//.test(rule);
}

function ledgerEntry({ ref, path, date, places, total, supersedes }: Issue): LedgerEntry {
  return {
    ref,
    path,
    date,
    places,
    ...(total === undefined ? {} : { total }),
    ...(supersedes === undefined ? {} : { supersedes }),
  };
}
