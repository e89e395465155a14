import { createHash } from "node:crypto";
import type { Nodes } from "mdast";
import type { Diagnostic, PlacedText } from "../model/diagnostic.ts";
import type { Article, EditorsNote, IssueImage } from "../model/issue.ts";
import { finding } from "../model/report.ts";
import { findContentFile, readContentFile } from "./content-file.ts";
import { imageFormat, readRaster } from "./image.ts";
import { nodePlace, walk } from "./node-places.ts";
import { sanitiseSvg } from "./svg.ts";

/** MiB; a page wide at 300 dpi has under 2. */
const mostMib = 20;
/** Pixels; a browser needs 4 bytes for each. */
const mostPixels = 60_000_000;

/** The images of an issue and what is wrong with them. */
export interface FoundImages {
  readonly images: readonly IssueImage[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds and reads every image that the articles and notes of an issue name; each file once, each wrong use reported. */
export async function findImages(
  articles: readonly Article[],
  note: { readonly note: EditorsNote; readonly path: string } | undefined,
  contentFolder: string,
): Promise<FoundImages> {
  const images = new Map<string, IssueImage>();
  const diagnostics: Diagnostic[] = [];
  const seen = new Map<string, Diagnostic | undefined>();
  for (const { address, namedBy } of namedImages(articles, note)) {
    const key = `${namedBy}\0${address.text}`;
    const before = seen.get(key);
    if (before !== undefined) diagnostics.push({ ...before, place: address.place });
    if (seen.has(key)) continue;
    const read = await readImage(address, namedBy, contentFolder);
    if ("image" in read) images.set(key, read.image);
    diagnostics.push(...read.warnings);
    if ("problem" in read) diagnostics.push(read.problem);
    seen.set(key, "problem" in read ? read.problem : undefined);
  }
  return { images: [...images.values()], diagnostics };
}

interface NamedImage {
  readonly address: PlacedText;
  readonly namedBy: string;
}

function namedImages(
  articles: readonly Article[],
  note: { readonly note: EditorsNote; readonly path: string } | undefined,
): NamedImage[] {
  const found: NamedImage[] = [];
  const collect = (nodes: readonly Nodes[], path: string): void => {
    for (const node of nodes)
      walk(node, (image) => {
        if (image.type !== "image") return;
        found.push({ address: { text: decodeAddress(image.url), place: nodePlace(image, path) }, namedBy: path });
      });
  };
  if (note !== undefined) collect(note.note.content, note.path);
  for (const article of articles) {
    if (article.editorsNote !== undefined) collect(article.editorsNote.content, article.path);
    collect(article.body, article.path);
    collect(article.footnotes, article.path);
  }
  return found;
}

/** `%E5%9B%BE.png` → 图.png; an address that is no valid encoding is a file name with a percent sign. */
function decodeAddress(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

type ReadImage = { readonly warnings: readonly Diagnostic[] } & (
  | { readonly image: IssueImage }
  | { readonly problem: Diagnostic }
);

async function readImage(address: PlacedText, namedBy: string, contentFolder: string): Promise<ReadImage> {
  const found = await findContentFile(address, namedBy, contentFolder);
  if ("problem" in found) return { ...found, warnings: [] };
  const read = await readContentFile(found.path, address, mostMib);
  if ("problem" in read) return { ...read, warnings: [] };
  const { bytes } = read;
  const format = imageFormat(bytes);
  const problem = (
    rule: "format" | "damaged" | "svg-active" | "svg-broken" | "too-many-pixels",
    params = {},
  ): ReadImage => ({
    warnings: [],
    problem: finding(`assets/${rule}`, address.place, { file: address.text, ...params }),
  });
  if (format === undefined) return problem("format");
  if (format === "svg") return readSvg(bytes, address, namedBy, problem);
  const info = readRaster(bytes, format);
  if (info === undefined) return problem("damaged");
  const { width, height, hasLocation } = info;
  if (width * height > mostPixels) return problem("too-many-pixels", { width, height, limit: mostPixels / 1_000_000 });
  return {
    image: makeImage(address, namedBy, { format, width, height, bytes }),
    warnings: hasLocation ? [finding("assets/location", address.place, { file: address.text })] : [],
  };
}

function readSvg(
  bytes: Uint8Array,
  address: PlacedText,
  namedBy: string,
  problem: (rule: "damaged" | "svg-active" | "svg-broken", params?: object) => ReadImage,
): ReadImage {
  let source: string;
  try {
    source = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return problem("svg-broken", { line: 1 });
  }
  const safe = sanitiseSvg(source);
  if ("kind" in safe)
    return safe.kind === "active"
      ? problem("svg-active", { what: safe.what })
      : safe.kind === "broken"
        ? problem("svg-broken", { line: safe.line })
        : problem("damaged");
  const { svg, width, height } = safe;
  return {
    image: makeImage(address, namedBy, { format: "svg", width, height, bytes: new TextEncoder().encode(svg) }),
    warnings: [],
  };
}

function makeImage(
  address: PlacedText,
  namedBy: string,
  image: Pick<IssueImage, "format" | "width" | "height" | "bytes">,
): IssueImage {
  return { source: address.text, namedBy, ...image, sha256: createHash("sha256").update(image.bytes).digest("hex") };
}
