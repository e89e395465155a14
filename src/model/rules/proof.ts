import type { Bilingual, RuleDefinition } from "../rules.ts";
import type { Severity } from "../diagnostic.ts";

/** What to type instead, and the clause that says so. */
const clauseHint: Bilingual = { zh: "改成“{wanted}”（{clause}）", en: "Type “{wanted}” ({clause})" };
/** What to type instead, where only practice says so. */
const practiceHint: Bilingual = { zh: "改成“{wanted}”", en: "Type “{wanted}”" };

/**
 * A proofreading rule that a clause of a standard states. Only these may be errors, and only these may say 规定.
 * @param hint what to do instead; by default what to type, and the clause.
 */
export function byClause(severity: Severity, zh: string, en: string, hint: Bilingual = clauseHint): RuleDefinition {
  return { severity, message: { zh, en }, hint };
}

/** A proofreading rule of good practice: a warning or less. */
export function byPractice(
  severity: Exclude<Severity, "error">,
  zh: string,
  en: string,
  hint: Bilingual = practiceHint,
): RuleDefinition {
  return { severity, message: { zh, en }, hint };
}

/** Deletes what was found, by a clause. */
export const deleteByClause: Bilingual = { zh: "删去“{found}”（{clause}）", en: "Delete “{found}” ({clause})" };
