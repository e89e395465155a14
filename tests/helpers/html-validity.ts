/** What a page's markup breaks of the HTML standard, as sentences; empty for a valid page. Covers what our templates can get wrong. */
export function htmlFaults(html: string): string[] {
  const faults: string[] = [];
  if (!/^<!doctype html>\n<html lang="[a-zA-Z-]+">/.test(html)) faults.push("no doctype and language at the start");
  const open: string[] = [];
  const ids = new Set<string>();
  const references: [string, string][] = [];
  for (const [whole, close, name = "", attributes = ""] of withoutRawText(html).matchAll(
    /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>|<(?!!)/g,
  )) {
    if (name === "") faults.push(`a bare < before ${html.slice(0, 20)}`);
    else if (close === "/") {
      const expected = open.pop();
      if (expected !== name) faults.push(`${whole} closes <${expected ?? "nothing"}>`);
    } else {
      checkElement(name, attributes, open, faults);
      collect(attributes, ids, references, faults);
      if (!voidElements.has(name)) open.push(name);
    }
  }
  if (open.length > 0) faults.push(`not closed: ${open.join(" ")}`);
  for (const [attribute, id] of references)
    if (!ids.has(id)) faults.push(`${attribute} names #${id}, which is not there`);
  if (/&(?!(?:#\d+|#x[\da-f]+|[a-z]+);)/i.test(html)) faults.push("a bare &");
  return faults;
}

const voidElements = new Set(["br", "hr", "img", "input", "link", "meta", "col", "source", "wbr"]);

/** Elements that hold words, not blocks. */
const wordsOnly = new Set([
  "p",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "span",
  "a",
  "strong",
  "em",
  "sup",
  "time",
  "del",
  "code",
  "pre",
]);

/** Blocks, which none of {@link wordsOnly} may hold. */
const blocks = new Set(
  "p h1 h2 h3 h4 h5 h6 div section article header footer nav main ol ul li dl dt dd table figure blockquote pre hr".split(
    " ",
  ),
);

/** Where an element may stand, for those that may not stand anywhere. */
const parents: Readonly<Record<string, readonly string[]>> = {
  li: ["ol", "ul"],
  dt: ["dl", "div"],
  dd: ["dl", "div"],
  tr: ["thead", "tbody", "tfoot", "table"],
  td: ["tr"],
  th: ["tr"],
  thead: ["table"],
  tbody: ["table"],
  caption: ["table"],
  figcaption: ["figure"],
};

/** Attributes beside those of every element. */
const ownAttributes: Readonly<Record<string, readonly string[]>> = {
  html: [],
  meta: ["charset", "name", "content", "http-equiv", "property"],
  link: ["rel", "href", "type", "title"],
  script: ["src", "type", "defer"],
  a: ["href", "rel", "type", "download"],
  img: ["src", "alt", "width", "height", "loading"],
  time: ["datetime"],
  th: ["scope", "colspan", "rowspan"],
  td: ["colspan", "rowspan"],
  ol: ["start", "reversed"],
  input: ["type", "name", "value", "placeholder", "maxlength", "autocomplete", "spellcheck"],
  button: ["type"],
  select: ["name"],
  option: ["value"],
  form: ["action", "method"],
  label: ["for"],
};

const everyAttribute = /^(?:id|class|lang|role|tabindex|hidden|title|aria-[a-z]+|data-[a-z-]+)$/;

function checkElement(name: string, attributes: string, open: readonly string[], faults: string[]): void {
  const parent = open.at(-1) ?? "";
  const allowed = parents[name];
  if (allowed !== undefined && !allowed.includes(parent)) faults.push(`<${name}> in <${parent}>`);
  const holder = blocks.has(name) ? open.find((one) => wordsOnly.has(one)) : undefined;
  if (holder !== undefined) faults.push(`<${name}> in <${holder}>`);
  if (["ol", "ul"].includes(parent) && name !== "li") faults.push(`<${name}> in <${parent}>`);
  if (name === "a" && open.includes("a")) faults.push("a link in a link");
  if (name === "img" && !/\salt(?:=|\s|$)/.test(attributes)) faults.push("<img> without alt");
  for (const [, attribute = ""] of attributes.matchAll(/\s([\w:-]+)(?:="[^"]*")?/g))
    if (!everyAttribute.test(attribute) && ownAttributes[name]?.includes(attribute) !== true)
      faults.push(`<${name} ${attribute}>`);
}

function collect(attributes: string, ids: Set<string>, references: [string, string][], faults: string[]): void {
  for (const [, attribute = "", value = ""] of attributes.matchAll(/\s([\w:-]+)="([^"]*)"/g)) {
    if (attribute === "id") {
      if (ids.has(value) || value === "" || /\s/.test(value)) faults.push(`id="${value}" twice or unfit`);
      ids.add(value);
    }
    if (attribute === "aria-labelledby" || attribute === "for") references.push([attribute, value]);
    if (attribute === "href" && value.startsWith("#")) references.push([attribute, decodeURIComponent(value.slice(1))]);
  }
}

/** Data blocks and comments hold no markup. */
function withoutRawText(html: string): string {
  return html.replaceAll(/<!--[\s\S]*?-->/g, "").replaceAll(/(<script\b[^>]*>)[\s\S]*?(<\/script>)/g, "$1$2");
}
