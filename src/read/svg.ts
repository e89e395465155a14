import { SvgProblem, svgTokens, type SvgToken } from "./svg-tokens.ts";

/** A drawing made safe: written anew from what is allowed. Sizes in px of CSS, 96 an inch. */
export interface SafeSvg {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Why a drawing is refused: `active` names what is not allowed, `broken` the line where it is not well formed, `size` that it states none. */
export type SvgRefusal =
  | { readonly kind: "active"; readonly what: string }
  | { readonly kind: "broken"; readonly line: number }
  | { readonly kind: "size" };

const elements = new Set([
  ...["svg", "g", "defs", "symbol", "use", "switch", "title", "desc", "style", "view"],
  ...["path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath"],
  ...["linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker"],
  ...[
    "filter",
    "feGaussianBlur",
    "feOffset",
    "feBlend",
    "feColorMatrix",
    "feComposite",
    "feFlood",
    "feMerge",
    "feMergeNode",
    "feDropShadow",
    "feComponentTransfer",
    "feFuncA",
    "feFuncR",
    "feFuncG",
    "feFuncB",
  ],
]);

/** Dropped with all they hold: words about the file, not the drawing. */
const dropped = new Set(["metadata"]);

const svgNamespace = "http://www.w3.org/2000/svg";
const xlinkNamespace = "http://www.w3.org/1999/xlink";

/**
 * Makes an SVG drawing safe, conservatively: known elements only; no scripts, event handlers, foreign objects, images,
 * links, animation; no address but a fragment of the drawing itself; style sheets without imports and addresses; no
 * document type with declarations. Elements and attributes of editors' own namespaces (inkscape:…) are left out.
 */
export function sanitiseSvg(source: string): SafeSvg | SvgRefusal {
  try {
    const writer = new SafeWriter();
    for (const token of svgTokens(source)) writer.take(token);
    return writer.finish();
  } catch (error) {
    if (error instanceof SvgProblem)
      return error.what === undefined ? { kind: "broken", line: error.line } : { kind: "active", what: error.what };
    throw error;
  }
}

class SafeWriter {
  #out = "";
  #skipping = 0;
  readonly #open: string[] = [];
  #root: ReadonlyMap<string, string> | undefined;

  take(token: SvgToken): void {
    if (token.kind === "text") {
      if (this.#skipping === 0 && this.#open.length > 0) this.#text(token);
      return;
    }
    if (this.#skipping > 0) {
      if (token.kind === "open" && !token.isEmpty) this.#skipping += 1;
      if (token.kind === "close") this.#skipping -= 1;
      return;
    }
    if (token.kind === "close") {
      this.#open.pop();
      this.#out += `</${token.name}>`;
      return;
    }
    this.#openElement(token);
  }

  #openElement({ name, attributes, isEmpty, line }: Extract<SvgToken, { readonly kind: "open" }>): void {
    if (name.includes(":") || dropped.has(name)) {
      if (/(^|:)(script|foreignObject|iframe|image)$/i.test(name)) throw new SvgProblem(line, `<${name}>`);
      if (!isEmpty) this.#skipping = 1;
      return;
    }
    if (!elements.has(name)) throw new SvgProblem(line, `<${name}>`);
    if (this.#open.length === 0) {
      if (name !== "svg" || this.#root !== undefined) throw new SvgProblem(line);
      this.#root = attributes;
    }
    const kept = [...attributes].flatMap(([key, value]) => safeAttribute(key, value, line));
    if (this.#open.length === 0) kept.unshift(["xmlns", svgNamespace], ["xmlns:xlink", xlinkNamespace]);
    this.#out += `<${name}${kept.map(([key, value]) => ` ${key}="${escapeText(value).replaceAll('"', "&quot;")}"`).join("")}${isEmpty ? "/>" : ">"}`;
    if (!isEmpty) this.#open.push(name);
  }

  #text({ text, line }: Extract<SvgToken, { readonly kind: "text" }>): void {
    if (this.#open.at(-1) === "style") checkStyle(text, line);
    this.#out += escapeText(text);
  }

  finish(): SafeSvg | SvgRefusal {
    if (this.#root === undefined) return { kind: "broken", line: 1 };
    const box = (this.#root.get("viewBox") ?? "")
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const width = pixels(this.#root.get("width")) ?? box[2];
    const height = pixels(this.#root.get("height")) ?? box[3];
    return isSize(width) && isSize(height) ? { svg: this.#out, width, height } : { kind: "size" };
  }
}

function isSize(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value) && value > 0;
}

function safeAttribute(name: string, value: string, line: number): [string, string][] {
  if (/^on/i.test(name)) throw new SvgProblem(line, name);
  if (name === "xmlns" || name.startsWith("xmlns:")) return [];
  if (name === "href" || name === "xlink:href") {
    if (!/^#[^\s"'<>]+$/.test(value.trim())) throw new SvgProblem(line, `${name}="${value.slice(0, 40)}"`);
    return [[name, value.trim()]];
  }
  if (name === "xml:space" || name === "xml:lang") return [[name, value]];
  if (name.includes(":") || !/^[A-Za-z][\w-]*$/.test(name)) return [];
  if (name === "style") checkStyle(value, line);
  else checkAddresses(value, line);
  return [[name, value]];
}

/** Style may not import, name an address outside, or hide either behind escapes. */
function checkStyle(style: string, line: number): void {
  const found =
    /@import|@charset|@namespace|@font-face|\\|expression\s*\(|javascript:|-moz-binding|behavior\s*:|image-set|<\//i.exec(
      style,
    );
  if (found !== null) throw new SvgProblem(line, found[0]);
  checkAddresses(style, line);
}

function checkAddresses(value: string, line: number): void {
  for (const [found, target] of value.matchAll(/url\s*\(\s*["']?([^)]*)/gi))
    if (!(target ?? "").startsWith("#")) throw new SvgProblem(line, found.slice(0, 40));
  if (/javascript:|data:/i.test(value.replaceAll(/[\s\p{Cc}]/gu, ""))) throw new SvgProblem(line, value.slice(0, 40));
}

/** A length in px: units of CSS at 96 an inch; undefined for percentages and anything else. */
function pixels(length: string | undefined): number | undefined {
  const match = /^\s*(\d*\.?\d+(?:e[+-]?\d+)?)\s*(px|in|cm|mm|pt|pc)?\s*$/i.exec(length ?? "");
  const unit = { px: 1, in: 96, cm: 96 / 2.54, mm: 96 / 25.4, pt: 96 / 72, pc: 16 }[(match?.[2] ?? "px").toLowerCase()];
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
