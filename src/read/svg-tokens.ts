/** Why an SVG is refused: `what` names something active; without it the file is not well formed. */
export class SvgProblem extends Error {
  readonly line: number;
  readonly what: string | undefined;

  constructor(line: number, what?: string) {
    super(`line ${line}: ${what ?? "not well formed"}`);
    this.name = "SvgProblem";
    this.line = line;
    this.what = what;
  }
}

/** A piece of a drawing. Texts and values have their entities replaced. */
export type SvgToken =
  | {
      readonly kind: "open";
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      readonly isEmpty: boolean;
      readonly line: number;
    }
  | { readonly kind: "close"; readonly name: string; readonly line: number }
  | { readonly kind: "text"; readonly text: string; readonly line: number };

/** Deepest nesting of elements; drawing programs stay under 30. */
const deepest = 100;

const openTag = /<([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const closeTag = /<\/([A-Za-z_][\w.:-]*)\s*>/y;
const attribute = /([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;
const skipped = /<\?xml[\s?][^<>]*\?>|<\?[A-Za-z][^<>]*\?>|<!--(?:(?!--)[\s\S])*-->|<!DOCTYPE\s[^<>[\]]*>/y;
const section = /<!\[CDATA\[([\s\S]*?)\]\]>/y;
const words = /[^<]+/y;

/**
 * Cuts a drawing into elements and texts. Strict: every element is closed in order, one root, only the five entities of
 * XML and numbers; comments, the XML declaration and a document type without declarations are left out.
 * @throws SvgProblem where it is not well formed, or declares entities.
 */
export function* svgTokens(source: string): Generator<SvgToken> {
  const text = source.replace(/^\uFEFF/, "");
  const open: string[] = [];
  let offset = 0;
  let line = 1;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = offset;
    return pattern.exec(text);
  };
  while (offset < text.length) {
    const found = match(skipped) ?? match(section) ?? match(closeTag) ?? match(openTag) ?? match(words);
    if (found === null)
      throw new SvgProblem(
        line,
        /^<!(?:DOCTYPE|ENTITY)/i.test(text.slice(offset, offset + 9)) ? "<!DOCTYPE […]>" : undefined,
      );
    const token = tokenOf(found[0], line, open);
    if (token !== undefined) yield token;
    offset += found[0].length;
    line += found[0].split("\n").length - 1;
  }
  if (open.length > 0) throw new SvgProblem(line);
}

function tokenOf(found: string, line: number, open: string[]): SvgToken | undefined {
  if (found.startsWith("<![CDATA[")) return { kind: "text", text: found.slice(9, -3), line };
  if (found.startsWith("<?") || found.startsWith("<!")) return undefined;
  if (found.startsWith("</")) {
    const name = found.slice(2, -1).trim();
    if (open.pop() !== name) throw new SvgProblem(line);
    return { kind: "close", name, line };
  }
  if (!found.startsWith("<")) {
    if (open.length === 0 && found.trim() !== "") throw new SvgProblem(line);
    return { kind: "text", text: unescapeText(found, line), line };
  }
  const name = /^<([^\s/>]+)/.exec(found)?.[1] ?? "";
  const attributes = new Map<string, string>();
  for (const [, key, double, single] of found.slice(name.length + 1).matchAll(attribute)) {
    if (attributes.has(key ?? "")) throw new SvgProblem(line);
    attributes.set(key ?? "", unescapeText(double ?? single ?? "", line));
  }
  const isEmpty = found.endsWith("/>");
  if (!isEmpty && open.push(name) > deepest) throw new SvgProblem(line);
  return { kind: "open", name, attributes, isEmpty, line };
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescapeText(text: string, line: number): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));?/gi,
    (whole, decimal?: string, hexadecimal?: string, name?: string) => {
      const code =
        decimal === undefined
          ? hexadecimal === undefined
            ? Number.NaN
            : Number.parseInt(hexadecimal, 16)
          : Number(decimal);
      const character =
        name === undefined
          ? code > 0 && code <= 0x10ffff
            ? String.fromCodePoint(code)
            : undefined
          : Object.hasOwn(entities, name)
            ? entities[name]
            : undefined;
      if (character === undefined || !whole.endsWith(";"))
        throw new SvgProblem(line, name === undefined ? undefined : `&${name};`);
      return character;
    },
  );
}
