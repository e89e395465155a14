/** A value of front matter: text, number, list or mapping, as it is to be written. */
export type YamlValue = string | number | boolean | readonly YamlValue[] | YamlMap;
/** Keys and values in the order they are written in. */
export interface YamlMap {
  readonly [key: string]: YamlValue;
}

/** Writes keys and values as YAML, one key a line; lists and mappings below the first level in one line where they fit. */
export function yamlText(map: YamlMap): string {
  return Object.entries(map)
    .map(([key, value]) => `${keyText(key)}:${valueText(value, 1)}\n`)
    .join("");
}

/** Columns that a line in flow style may have. */
const longestFlow = 100;

function valueText(value: YamlValue, depth: number): string {
  if (typeof value !== "object") return ` ${scalar(value, false)}`;
  const flow = flowText(value);
  const isShort = flow.length <= longestFlow;
  if (Array.isArray(value)) {
    if (isShort) return ` ${flow}`;
    return (value as readonly YamlValue[]).map((item) => `\n${"  ".repeat(depth)}- ${flowText(item)}`).join("");
  }
  if (isShort && depth > 1) return ` ${flow}`;
  return Object.entries(value as YamlMap)
    .map(([key, inner]) => `\n${"  ".repeat(depth)}${keyText(key)}:${valueText(inner, depth + 1)}`)
    .join("");
}

function flowText(value: YamlValue): string {
  if (typeof value !== "object") return scalar(value, true);
  if (Array.isArray(value)) return `[${(value as readonly YamlValue[]).map(flowText).join(", ")}]`;
  return `{${Object.entries(value as YamlMap)
    .map(([key, inner]) => `${keyText(key)}: ${flowText(inner)}`)
    .join(", ")}}`;
}

function keyText(key: string): string {
  return scalar(key, true);
}

/** A text is quoted where YAML would read it as something else. */
function scalar(value: string | number | boolean, inFlow: boolean): string {
  if (typeof value !== "string") return String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  const isPlain =
    /^[^\s\-?:,[\]{}#&*!|>'"%@`]/u.test(value) &&
    !/\s$|[:](?:\s|$)|\s#|[\n\t\\]/u.test(value) &&
    !(inFlow && /[,[\]{}:]/u.test(value)) &&
    !/^(?:true|false|yes|no|on|off|null|~|[-+.\d][\d.,eExXoO_:+-]*|\.(?:inf|nan))$/iu.test(value);
  return isPlain ? value : JSON.stringify(value);
}
