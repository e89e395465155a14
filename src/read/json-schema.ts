import type { Field, Fields, ValueForm } from "./schema.ts";

/** JSON, as far as a schema holds it. */
type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** A part of a JSON Schema (draft 7, which editors' YAML support knows). */
export type JsonSchema = Readonly<Record<string, Json>>;

const dash = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const han = String.raw`\d{4}年(?:0?[1-9]|1[0-2])月(?:0?[1-9]|[12]\d|3[01])日`;
const clock = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;

const patterns = {
  date: `^(?:${dash}|${han})$`,
  instant: String.raw`^${dash}[Tt ]${clock}:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-]${clock})$`,
  colour: "^#[0-9a-fA-F]{6}$",
} as const;

/**
 * The JSON Schema of a mapping, made from the very fields that it is read with: either name of a key, not both; unknown keys
 * refused. Descriptions are Chinese, for the completion of editors. What a schema can't say is left to the reader: which
 * days a month has, time zones, names of groups, and numbers with leading zeros, which YAML takes for numbers.
 */
export function jsonSchema(title: string, fields: Fields): JsonSchema {
  return { $schema: "http://json-schema.org/draft-07/schema#", title, ...mapSchema(fields) };
}

function mapSchema(fields: Fields): JsonSchema {
  const entries = Object.entries(fields);
  const properties = Object.fromEntries(
    entries.flatMap(([name, field]) => {
      const { alias } = field;
      const schema = fieldSchema(field);
      return alias === undefined || alias === name
        ? [[name, schema]]
        : [
            [alias, { ...schema, description: `${field.description.zh}（${name}）` }],
            [name, { ...schema, description: `${field.description.zh}（${alias}）` }],
          ];
    }),
  );
  const rules = entries.flatMap(([name, { alias, required }]): JsonSchema[] => {
    if (alias === undefined || alias === name) return required ? [{ required: [name] }] : [];
    const both: JsonSchema = { not: { required: [alias, name] } };
    return required ? [both, { anyOf: [{ required: [alias] }, { required: [name] }] }] : [both];
  });
  return {
    type: "object",
    additionalProperties: false,
    properties,
    ...(rules.length === 0 ? {} : { allOf: rules }),
  };
}

function fieldSchema({ type, description }: Field<unknown>): JsonSchema {
  return { description: description.zh, ...formSchema(type.form), examples: [type.example] };
}

function formSchema(form: ValueForm): JsonSchema {
  switch (form.kind) {
    case "text":
      // Our reader takes every scalar as the text that was typed; to an editor 2024 is a number, true a truth value.
      return form.pattern === undefined
        ? { type: ["string", "number", "boolean"], pattern: String.raw`\S` }
        : { type: "string", pattern: form.pattern };
    case "boolean":
      return { anyOf: [{ type: "boolean" }, { enum: ["是", "否", "true", "false"] }] };
    case "date":
    case "instant":
    case "colour":
      return { type: "string", pattern: patterns[form.kind] };
    case "integer":
      return {
        anyOf: [
          { type: "integer", minimum: form.least, maximum: form.most },
          { type: "string", pattern: form.least > 0 ? "^[1-9][0-9]{0,5}$" : "^(?:0|[1-9][0-9]{0,5})$" },
        ],
      };
    case "choice":
      return { enum: form.choices };
    case "list":
      return {
        type: "array",
        items: formSchema(form.of),
        ...(form.least === undefined ? {} : { minItems: form.least }),
        ...(form.most === undefined ? {} : { maxItems: form.most }),
      };
    case "labels":
      return {
        type: "object",
        additionalProperties: formSchema(form.of),
        ...(form.keys === undefined ? {} : { propertyNames: { pattern: form.keys } }),
      };
    case "any-of":
      return { anyOf: form.forms.map(formSchema) };
    default:
      return mapSchema(form.fields);
  }
}
