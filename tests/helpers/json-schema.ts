import type { JsonSchema } from "../../src/read/json-schema.ts";

/** Whether a value fits a JSON Schema, for the keywords that ours use (draft 7); any other keyword is a mistake of the test. */
export function fits(value: unknown, schema: JsonSchema): boolean {
  return Object.entries(schema).every(([keyword, wanted]) => {
    const check = keywords[keyword];
    if (check === undefined) throw new Error(`keyword ${keyword}`);
    return check(value, wanted, schema);
  });
}

type Check = (value: unknown, wanted: unknown, schema: JsonSchema) => boolean;
type Members = Readonly<Record<string, unknown>>;

const always: Check = () => true;
const asSchemas = (wanted: unknown): readonly JsonSchema[] => wanted as readonly JsonSchema[];
const membersOf = (value: unknown): Members | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : undefined;
const onMembers = (test: (members: Members, wanted: unknown, schema: JsonSchema) => boolean): Check => {
  return (value, wanted, schema) => {
    const members = membersOf(value);
    return members === undefined || test(members, wanted, schema);
  };
};

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

const keywords: Readonly<Record<string, Check>> = {
  $schema: always,
  title: always,
  description: always,
  examples: always,
  type: (value, wanted) =>
    [wanted].flat().some((type) => (type === "integer" ? Number.isInteger(value) : type === typeOf(value))),
  enum: (value, wanted) => (wanted as readonly unknown[]).includes(value),
  pattern: (value, wanted) => typeof value !== "string" || new RegExp(String(wanted), "u").test(value),
  minimum: (value, wanted) => typeof value !== "number" || value >= Number(wanted),
  maximum: (value, wanted) => typeof value !== "number" || value <= Number(wanted),
  items: (value, wanted) => !Array.isArray(value) || value.every((item) => fits(item, wanted as JsonSchema)),
  minItems: (value, wanted) => !Array.isArray(value) || value.length >= Number(wanted),
  maxItems: (value, wanted) => !Array.isArray(value) || value.length <= Number(wanted),
  required: onMembers((members, wanted) => (wanted as readonly string[]).every((key) => Object.hasOwn(members, key))),
  properties: onMembers((members, wanted) =>
    Object.entries(wanted as Readonly<Record<string, JsonSchema>>).every(
      ([key, schema]) => !Object.hasOwn(members, key) || fits(members[key], schema),
    ),
  ),
  additionalProperties: onMembers((members, wanted, schema) => {
    const known = Object.keys((schema["properties"] ?? {}) as object);
    const rest = Object.entries(members).filter(([key]) => !known.includes(key));
    return wanted === false ? rest.length === 0 : rest.every(([, value]) => fits(value, wanted as JsonSchema));
  }),
  propertyNames: onMembers((members, wanted) => Object.keys(members).every((key) => fits(key, wanted as JsonSchema))),
  allOf: (value, wanted) => asSchemas(wanted).every((schema) => fits(value, schema)),
  anyOf: (value, wanted) => asSchemas(wanted).some((schema) => fits(value, schema)),
  not: (value, wanted) => !fits(value, wanted as JsonSchema),
};
