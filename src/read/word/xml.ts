import { SaxesParser } from "saxes";

/** An element with its name in the usual prefix (`w:p`), whatever prefix the file has; text stands among its children. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** Usual prefixes of the namespaces that Word files use; those of ISO/IEC 29500 strict beside the transitional ones. */
const prefixes: readonly (readonly [RegExp, string])[] = [
  [/wordprocessingml(?:\/2006)?\/main$/, "w:"],
  [/officeDocument(?:\/2006)?\/relationships$/, "r:"],
  [/drawingml(?:\/2006)?\/main$/, "a:"],
  [/drawingml(?:\/2006)?\/wordprocessingDrawing$/, "wp:"],
  [/drawingml(?:\/2006)?\/picture$/, "pic:"],
  [/drawing\/2016\/SVG\/main$/, "asvg:"],
  [/markup-compatibility\/2006$/, "mc:"],
  [/officeDocument(?:\/2006)?\/math$/, "m:"],
  [/^urn:schemas-microsoft-com:vml$/, "v:"],
  [/^urn:schemas-microsoft-com:office:office$/, "o:"],
];

const usual = new Map<string, string>();

function prefixOf(uri: string, typed: string): string {
  if (uri === "") return "";
  let prefix = usual.get(uri);
  if (prefix === undefined) {
    prefix = prefixes.find(([form]) => form.test(uri))?.[1];
    // Few namespaces exist; a file that makes up thousands gets them as typed.
    if (prefix !== undefined && usual.size < 100) usual.set(uri, prefix);
  }
  return prefix ?? (typed === "" ? "" : `${typed}:`);
}

/** Elements of a part at most; a text of 1,000 pages has about 200,000. Each takes memory and time, however few bytes it has. */
const mostElements = 1_000_000;

/** Depth of elements at most; a table in a text box in a table has about 40. */
const deepest = 250;

/**
 * Parses a part of a Word file. Entities that a document type declares are not known here, so none can grow.
 * @returns the root; what is wrong with it where the text is no well-formed XML, too deep, or has too many elements.
 */
export function parseXml(bytes: Uint8Array): XmlElement | "malformed" | "too-many" {
  const root: { name: string; attributes: Record<string, string>; children: (XmlElement | string)[] } = {
    name: "",
    attributes: {},
    children: [],
  };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true, position: false });
  let isBad = false;
  let count = 0;
  parser.on("error", () => {
    isBad = true;
  });
  parser.on("doctype", () => {
    isBad = true;
  });
  parser.on("opentag", (tag) => {
    const attributes = Object.fromEntries(
      Object.values(tag.attributes).map(({ uri, prefix, local, value }) => [prefixOf(uri, prefix) + local, value]),
    );
    const element = { name: prefixOf(tag.uri, tag.prefix) + tag.local, attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
    count += 1;
    if (open.length > deepest || count > mostElements) isBad = true;
  });
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed?.name === "mc:AlternateContent") closed.children = chosen(closed.children);
  });
  parser.on("text", (text) => {
    open.at(-1)?.children.push(text);
  });
  parser.on("cdata", (text) => {
    open.at(-1)?.children.push(text);
  });
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let offset = 0; offset < bytes.length && !isBad; offset += 65_536)
    parser.write(decoder.decode(bytes.subarray(offset, offset + 65_536), { stream: true }));
  if (!isBad) parser.close();
  const first = root.children.find((one) => typeof one !== "string");
  if (count > mostElements) return "too-many";
  return isBad || first === undefined ? "malformed" : first;
}

/** Of one thing in two forms, the newer one; the older where only that has words or a picture that can be read. */
function chosen(forms: readonly (XmlElement | string)[]): XmlElement[] {
  const all = forms.filter((one): one is XmlElement => typeof one !== "string");
  const isReadable = (form: XmlElement): boolean =>
    ["w:txbxContent", "a:blip", "v:imagedata", "w:t"].some((name) => descendants(form, name).length > 0);
  const form = all.find(isReadable) ?? all[0];
  return form === undefined ? [] : [form];
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}

/** The first child element of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one): one is XmlElement => typeof one !== "string" && one.name === name);
}

/** The child elements, those of a name where one is given. */
export function elements(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (one): one is XmlElement => typeof one !== "string" && (name === undefined || one.name === name),
  );
}

/** The `w:val` of a child: `<w:jc w:val="center"/>`. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes["w:val"];
}

/** Whether a child that stands for yes or no is there and on: `<w:b/>`; undefined where it is not there. */
export function isOn(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  return found === undefined ? undefined : !/^(?:0|false|off|none)$/.test(found.attributes["w:val"] ?? "1");
}

/** Every element of a name below one, at any depth. */
export function descendants(element: XmlElement | undefined, name: string): XmlElement[] {
  return elements(element).flatMap((one) => [...(one.name === name ? [one] : []), ...descendants(one, name)]);
}

/** All text below an element. */
export function textBelow(element: XmlElement | string): string {
  return typeof element === "string" ? element : element.children.map(textBelow).join("");
}
