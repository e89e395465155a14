import type { Diagnostic, DiagnosticParams } from "../../model/diagnostic.ts";
import { finding } from "../../model/report.ts";
import { allRules } from "./all-rules.ts";
import { guarded, type BlockKind, type ProofBlock } from "./block.ts";
import type { ProofIssue } from "./proof-issue.ts";
import type { Hit, PlacedHit, ProofRule, Report, TextRule } from "./rule.ts";

/** A change of a file that is safe to make: what stands at an offset of the text with LF line ends, and what comes there. */
export interface SafeFix {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A finding of proofreading, with its fix where that is safe. */
export interface ProofFinding {
  readonly diagnostic: Diagnostic;
  readonly fix?: SafeFix;
}

/** Units of a text that messages show. */
const mostShown = 24;

/** Proofreads an issue with every rule. */
export function runRules(issue: ProofIssue, rules: readonly ProofRule[] = allRules): ProofFinding[] {
  const findings: ProofFinding[] = [];
  const asked = askedRules(issue, rules);
  for (const block of issue.blocks)
    for (const { rule, report } of asked.get(block.kind) ?? [])
      if (mayFind(rule, block.text)) rule.check(block, report, issue);
  for (const rule of rules) {
    const report = reporter(rule);
    if (rule.scope === "article") for (const article of issue.articles) rule.check(article, report, issue);
    else if (rule.scope === "issue") rule.check(issue, report);
  }
  return findings;

  function reporter(rule: ProofRule): Report {
    return (hit) => void findings.push(proofFinding(rule, hit));
  }

  /** The rules for each kind of block, without those whose characters the whole issue lacks: most of them. */
  function askedRules(of: ProofIssue, all: readonly ProofRule[]): ReadonlyMap<BlockKind, readonly Asked[]> {
    const present = new Uint8Array(0x10000);
    for (const { text } of of.blocks)
      for (let index = 0; index < text.length; index += 1) present[text.charCodeAt(index)] = 1;
    const wanted = all
      .filter((rule): rule is TextRule => rule.scope === "text" && someIn(present, rule))
      .map((rule) => ({ rule, report: reporter(rule) }));
    return new Map(
      [...new Set(of.blocks.map(({ kind }) => kind))].map((kind) => [
        kind,
        wanted.filter(({ rule: { kinds } }) => kinds === undefined || kinds.includes(kind)),
      ]),
    );
  }
}

/** A rule of texts and where its findings go. */
interface Asked {
  readonly rule: TextRule;
  readonly report: Report;
}

function someIn(present: Uint8Array, { needs }: TextRule): boolean {
  if (needs === undefined) return true;
  for (let index = 0; index < needs.length; index += 1) if (present[needs.charCodeAt(index)] === 1) return true;
  return false;
}

/** Whether a text holds what a rule needs; a long list of characters is not worth the search. */
function mayFind({ needs }: TextRule, text: string): boolean {
  return needs === undefined || needs.length > 2 || text.includes(needs[0] ?? "") || text.includes(needs[1] ?? needs);
}

function proofFinding(rule: ProofRule, hit: Hit | PlacedHit): ProofFinding {
  const clause: DiagnosticParams = rule.clause === undefined ? {} : { clause: rule.clause };
  if ("place" in hit) return { diagnostic: finding(rule.id, hit.place, { ...clause, ...hit.params }) };
  const { block, from, to, wanted, params } = hit;
  const found = block.text.slice(from, to);
  const diagnostic = finding(rule.id, block.place(from, to), {
    found: shown(found),
    ...(wanted === undefined ? {} : { wanted: shown(wanted) }),
    ...clause,
    ...params,
  });
  return rule.fix === "safe" && hit.isSafe !== false && wanted !== undefined && isOpen(block, from, to)
    ? { diagnostic, fix: { ...block.span(from, to), text: wanted } }
    : { diagnostic };
}

/** Whether a range may be changed: typed as it reads, and not part of code, a link or a quoted name. */
function isOpen(block: ProofBlock, from: number, to: number): boolean {
  return to > from && block.isVerbatim(from, to) && !block.has(from, to, guarded);
}

function shown(text: string): string {
  const line = text.replaceAll("\n", "↵");
  return line.length > mostShown ? `${line.slice(0, mostShown)}…` : line;
}
