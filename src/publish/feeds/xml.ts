/** What XML 1.0 allows in no form (2.2 Char): controls but tab and line ends, half surrogate pairs, U+FFFE and U+FFFF. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Text as the content of an element; `]]>` can't come about, and characters that XML has no form for are left out. */
export function xmlText(text: string): string {
  return text.replaceAll(forbidden, "").replaceAll(/[&<>\r]/g, (character) => references[character] ?? "");
}

/** An empty element, or one with text in it. Attributes without a value are left out. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  text?: string,
): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${attributeText(value)}"`]))
    .join("");
  return text === undefined ? `<${name}${written}/>` : `<${name}${written}>${xmlText(text)}</${name}>`;
}

function attributeText(text: string): string {
  return text.replaceAll(forbidden, "").replaceAll(/[&<>"\t\n\r]/g, (character) => references[character] ?? "");
}
