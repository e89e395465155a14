import type { Diagnostic, DiagnosticParams } from "../../model/diagnostic.ts";
import { finding } from "../../model/report.ts";
import { allRules } from "./all-rules.ts";
import { guarded, type BlockKind, type ProofBlock } from "./block.ts";
import type { ProofIssue } from "./proof-issue.ts";
import type { Hit, PlacedHit, ProofRule, TextRule } from "./rule.ts";

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
  const reportOf = (rule: ProofRule) => (hit: Hit | PlacedHit) => void findings.push(proofFinding(rule, hit));
  const textRules = rules.filter((rule) => rule.scope === "text");
  for (const block of issue.blocks)
    for (const rule of rulesFor(block.kind, textRules)) rule.check(block, reportOf(rule), issue);
  for (const rule of rules) {
    if (rule.scope === "article") for (const article of issue.articles) rule.check(article, reportOf(rule), issue);
    else if (rule.scope === "issue") rule.check(issue, reportOf(rule));
  }
  return findings;
}

function rulesFor(kind: BlockKind, rules: readonly TextRule[]): readonly TextRule[] {
  return rules.filter(({ kinds }) => kinds === undefined || kinds.includes(kind));
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
