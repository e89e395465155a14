import type { Diagnostic, DiagnosticParams, Place, PlacedText } from "../model/diagnostic.ts";
import { finding } from "../model/report.ts";
import type { Bilingual } from "../model/rules.ts";
import type { valueRules } from "../model/rules/shared.ts";
import { nearestNames } from "./nearest.ts";
import type { ValueGroup, YamlMap, YamlNode } from "./yaml.ts";

/** What a value looks like, for editors' completion and for documents. */
export type ValueForm =
  | { readonly kind: "boolean" | "date" | "instant" | "colour" }
  /** `pattern`: a regular expression that the whole text matches. */
  | { readonly kind: "text"; readonly pattern?: string }
  | { readonly kind: "integer"; readonly least: number; readonly most: number }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "list"; readonly of: ValueForm; readonly least?: number; readonly most?: number }
  /** `keys`: a regular expression that every label matches. */
  | { readonly kind: "labels"; readonly of: ValueForm; readonly keys?: string }
  | { readonly kind: "map"; readonly fields: Fields }
  | { readonly kind: "any-of"; readonly forms: readonly ValueForm[] };

/** Where a value stands: the key as the editor typed it, an example for hints, and where findings go. */
export interface ValueContext {
  readonly group: ValueGroup;
  readonly key: string;
  readonly example: string;
  readonly diagnostics: Diagnostic[];
}

/** A kind of value: its form, an example of its text in YAML, and how it is read. */
export interface ValueType<T> {
  readonly form: ValueForm;
  readonly example: string;
  /** Gives the typed value, or reports what is wrong and gives undefined. */
  readonly read: (node: YamlNode, context: ValueContext) => T | undefined;
}

/** A key: its Chinese alias, what it is for in both languages, and its kind of value. */
export interface Field<T> {
  readonly alias?: string;
  readonly description: Bilingual;
  readonly type: ValueType<T>;
  /** Reported when it is absent. */
  readonly required: boolean;
}

/** The keys of a mapping by their English names. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** A value with its place and the key in front of it. */
export interface ReadValue<T> {
  readonly value: T;
  readonly place: Place;
  readonly key: PlacedText;
}

/** What reading a mapping gives: each key as far as it was there and right. */
export type ReadFields<F extends Fields> = {
  readonly [Name in keyof F]?: F[Name] extends Field<infer T> ? ReadValue<T> : never;
};

/** Defines a key that may be absent. */
export function optional<T>(alias: string | undefined, type: ValueType<T>, zh: string, en: string): Field<T> {
  return { ...(alias === undefined ? {} : { alias }), type, description: { zh, en }, required: false };
}

/** Defines a key that must be there. */
export function required<T>(alias: string | undefined, type: ValueType<T>, zh: string, en: string): Field<T> {
  return { ...optional(alias, type, zh, en), required: true };
}

/** Reports a finding of a rule that front matter and configuration share. */
export function report(
  context: Pick<ValueContext, "group" | "diagnostics">,
  rule: keyof typeof valueRules,
  place: Place,
  params: DiagnosticParams = {},
): undefined {
  context.diagnostics.push(finding(`${context.group}/${rule}`, place, params));
}

/**
 * Reads the keys of a mapping. Either name of a key is valid, not both; unknown keys are errors with the nearest names,
 * wrong values say what is allowed. The problems of all keys are reported in one go.
 */
export function readFields<F extends Fields>(
  map: YamlMap,
  fields: F,
  context: Pick<ValueContext, "group" | "diagnostics">,
): ReadFields<F> {
  const names = new Map<string, string>();
  for (const [name, { alias }] of Object.entries(fields))
    for (const typed of [name, alias]) if (typed !== undefined) names.set(typed, name);
  const seen = new Map<string, PlacedText>();
  const values: Record<string, ReadValue<unknown>> = {};
  for (const { key, value } of map.entries) {
    const name = names.get(key.text);
    const field = name === undefined ? undefined : fields[name];
    if (name === undefined || field === undefined) {
      report(context, "unknown-key", key.place, { key: key.text, near: nearNames(key.text, fields) });
      continue;
    }
    const first = seen.get(name);
    if (first !== undefined) {
      report(context, "both-names", key.place, { key: key.text, other: first.text, line: first.place.line });
      continue;
    }
    seen.set(name, key);
    const read = readValue(field, key, value, context);
    if (read !== undefined) values[name] = { value: read, place: value.place, key };
  }
  for (const [name, { alias, type, required: isRequired }] of Object.entries(fields))
    if (isRequired && !seen.has(name))
      report(context, "missing-key", map.place, { key: name, alias: alias ?? name, example: type.example });
  // Every value was read by the type of its own field; the record can't say so.
  return values as ReadFields<F>;
}

function readValue(
  field: Field<unknown>,
  key: PlacedText,
  value: YamlNode,
  context: Pick<ValueContext, "group" | "diagnostics">,
): unknown {
  const { example } = field.type;
  if (value.kind === "text" && value.text.trim() === "")
    return report(context, "empty-value", key.place, { key: key.text, example });
  return field.type.read(value, { group: context.group, diagnostics: context.diagnostics, key: key.text, example });
}

/** Names like a mistyped key, Chinese alias behind English name; all of them where none is near. */
function nearNames(typed: string, fields: Fields): string {
  const both = Object.entries(fields).flatMap(([name, { alias }]) => (alias === undefined ? [name] : [name, alias]));
  const near = new Set(nearestNames(typed, both, 2));
  const matching = Object.entries(fields).filter(
    ([name, { alias }]) => near.has(name) || (alias !== undefined && near.has(alias)),
  );
  return matching
    .map(([name, { alias }]) => (alias === undefined || alias === name ? name : `${alias} ${name}`))
    .join(" / ");
}
