import type { Diagnostic, DiagnosticParams, Place } from "./diagnostic.ts";
import { rules, type Bilingual, type RuleId } from "./rules.ts";

/** The languages of messages (`--lang`). */
export type Language = "zh-CN" | "en";

/** Makes a finding of a rule at a place, with the rule's own severity. */
export function finding(rule: RuleId, place: Place, params: DiagnosticParams = {}): Diagnostic {
  return { rule, severity: rules[rule].severity, place, params };
}

/** The sentence that says what is wrong, in the language asked for. */
export function messageOf(rule: RuleId, params: DiagnosticParams, language: Language): string {
  return fill(rules[rule].message, params, language);
}

/** The sentence that says what to type or do instead. */
export function hintOf(rule: RuleId, params: DiagnosticParams, language: Language): string {
  return fill(rules[rule].hint, params, language);
}

function fill(text: Bilingual, params: DiagnosticParams, language: Language): string {
  const template = language === "en" ? text.en : text.zh;
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
