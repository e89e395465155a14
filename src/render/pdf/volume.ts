import { paper, ptPerMm } from "../../model/layout.ts";
import type { PdfMetadata } from "../../model/press.ts";
import { PdfAssembly } from "./assembly.ts";
import { creator, infoDictionary } from "./finish.ts";
import { Graft, type GraftTarget } from "./graft.ts";
import { readObjects, type PdfObjects } from "./objects.ts";
import { encodeName, textString, writeDictionary } from "./syntax.ts";
import { outlineEntries, writeOutline } from "./volume-outline.ts";
import { xmpPacket } from "./xmp.ts";

/** One of the files that a volume is bound of. */
export interface VolumePart {
  /** Unique in the volume: ASCII letters, digits and hyphens. */
  readonly id: string;
  /** Heads its bookmarks; a part without it puts its own at the top. */
  readonly title?: string;
  readonly bytes: Uint8Array;
  /** What pages are called on the screen: `第2期-` before their own numbers, or roman numerals of the volume's own. */
  readonly label: { readonly prefix: string; readonly style: "D" | "R" };
  /** Places that links of other parts lead to, beside its first page. */
  readonly places: readonly { readonly name: string; readonly page: number; readonly top: number }[];
}

/** What a volume is bound of. */
export interface VolumeInput {
  readonly parts: readonly VolumePart[];
  readonly metadata: PdfMetadata;
  /** What {@link volumeMark} finds again: the volume's name. */
  readonly mark: string;
}

/** Addresses of links between parts: `jianbao:<part>` or `jianbao:<part>/<place>`. */
export const volumeScheme = "jianbao:";

/** The key of the document information that tells a volume from any other PDF. */
const markKey = "JianbaoVolume";

/** A graft with what it was made of. */
interface Bound {
  readonly part: VolumePart;
  readonly objects: PdfObjects;
  readonly graft: Graft;
}

/**
 * The page, from 1, on which each of several files starts in a volume: always an odd one, the right-hand side of a sheet.
 * @param pages how many pages each has.
 */
export function firstPages(pages: readonly number[]): number[] {
  const starts: number[] = [];
  let next = 1;
  for (const count of pages) {
    starts.push(next);
    next += count + (count % 2);
  }
  return starts;
}

/**
 * Binds finished PDFs into one: their pages as they are, each file from an odd page on, with blank pages in between where
 * needed; bookmarks, structure, page labels and links over all of them. The same input gives the same bytes.
 * @throws KnownError 3 `print/unknown-pdf` for a file that Chromium did not write or that is damaged.
 */
export function bindVolume({ parts, metadata, mark }: VolumeInput): Uint8Array {
  const assembly = new PdfAssembly();
  const [root, info, tree, structure] = [1, 2, 3, 4].map(() => assembly.reserve()) as [number, number, number, number];
  const target: GraftTarget = { assembly, document: assembly.reserve(), parents: [], ids: [] };
  const bound = graftParts(parts, target, tree, metadata.title);
  writeStructure(structure, target, bound);
  const [first] = bound;
  const producer = first?.objects.dictionary(first.objects.info).get("Producer") ?? "(Skia/PDF)";
  assembly.set(info, infoDictionary(metadata, producer).replace(/>>$/, `\n/${markKey} (${mark})>>`));
  const packet = Buffer.from(xmpPacket(metadata, { creator, producer: producer.slice(1, -1) }));
  const xmp = assembly.add(`<</Type /Metadata\n/Subtype /XML\n/Length ${packet.length}>>`, packet);
  const outline = writeOutline(
    assembly,
    bound.flatMap(({ part: { title }, objects, graft: { pages } }) => outlineEntries(title, objects, pages)),
  );
  assembly.set(
    root,
    writeDictionary([
      ["Type", "/Catalog"],
      ["Pages", `${tree} 0 R`],
      ["Dests", `${assembly.add(writeDictionary(destinationsOf(bound)))} 0 R`],
      ["Outlines", `${outline} 0 R`],
      ["PageLabels", `<</Nums [${labelsOf(bound).join("\n")}]>>`],
      ["MarkInfo", "<</Type /MarkInfo\n/Marked true>>"],
      ["StructTreeRoot", `${structure} 0 R`],
      ["Lang", "(zh-CN)"],
      ["Metadata", `${xmp} 0 R`],
      ["ViewerPreferences", "<</DisplayDocTitle true\n/PrintScaling /None\n/Duplex /DuplexFlipLongEdge>>"],
      ["PageMode", "/UseOutlines"],
    ]),
  );
  return assembly.write(root, info);
}

/** Takes the pages of all parts, each under a node of its own below `tree`, with a blank one behind an odd number. */
function graftParts(parts: readonly VolumePart[], target: GraftTarget, tree: number, title: string): Bound[] {
  const { assembly } = target;
  const known = new Set(parts.flatMap(({ id, places }) => [id, ...places.map(({ name }) => `${id}.${name}`)]));
  const inner = (address: string): string | undefined => {
    const name = address.startsWith(volumeScheme) ? address.slice(volumeScheme.length).replace("/", ".") : "";
    return known.has(name) ? name : undefined;
  };
  const nodes: number[] = [];
  let pages = 0;
  const bound = parts.map((part, index): Bound => {
    const objects = readObjects(part.bytes);
    const parent = assembly.reserve();
    const graft = new Graft(objects, target, {
      prefix: part.id,
      idPrefix: `v${String(index + 1).padStart(4, "0")}-`,
      title: textString(part.title ?? title),
      parent,
      inner,
    });
    const isOdd = graft.pages.length % 2 === 1;
    const kids = [...graft.pages, ...(isOdd ? [assembly.add(blankPage(parent))] : [])];
    assembly.set(parent, pagesNode(kids, kids.length, `\n/Parent ${tree} 0 R`));
    nodes.push(parent);
    pages += kids.length;
    return { part, objects, graft };
  });
  assembly.set(tree, pagesNode(nodes, pages, ""));
  return bound;
}

function pagesNode(kids: readonly number[], count: number, more: string): string {
  return `<</Type /Pages${more}\n/Count ${count}\n/Kids [${references(kids).join(" ")}]>>`;
}

/** The name of the volume that a file is, or undefined for any other file. */
export function volumeMark(bytes: Uint8Array): string | undefined {
  try {
    const objects = readObjects(bytes);
    return /^\((.+)\)$/.exec(objects.dictionary(objects.info).get(markKey) ?? "")?.[1];
  } catch {
    return undefined;
  }
}

function blankPage(parent: number): string {
  const box = `[0 0 ${(paper.width * ptPerMm).toFixed(3)} ${(paper.height * ptPerMm).toFixed(3)}]`;
  return `<</Type /Page\n/Parent ${parent} 0 R\n/Resources <<>>\n/MediaBox ${box}\n/TrimBox ${box}>>`;
}

function references(numbers: readonly number[]): string[] {
  return numbers.map((number) => `${number} 0 R`);
}

function writeStructure(root: number, target: GraftTarget, bound: readonly Bound[]): void {
  const { assembly } = target;
  const kids = bound.flatMap(({ graft }) => graft.kids);
  assembly.set(
    target.document,
    `<</Type /StructElem\n/S /Document\n/Lang (zh-CN)\n/P ${root} 0 R\n/K [${references(kids).join(" ")}]>>`,
  );
  const ids = target.ids.length === 0 ? "" : `\n/IDTree ${assembly.add(`<</Names [${target.ids.join("\n")}]>>`)} 0 R`;
  const parents = assembly.add(`<</Nums [${target.parents.join("\n")}]>>`);
  const next = target.parents.length;
  assembly.set(
    root,
    `<</Type /StructTreeRoot\n/K ${target.document} 0 R\n/ParentTree ${parents} 0 R\n/ParentTreeNextKey ${next}${ids}>>`,
  );
}

function destinationsOf(bound: readonly Bound[]): [string, string][] {
  return bound.flatMap(({ part, graft }) => [
    [encodeName(part.id), `[${graft.pages[0] ?? 0} 0 R /XYZ null null null]`] as [string, string],
    ...part.places.map(({ name, page, top }): [string, string] => [
      encodeName(`${part.id}.${name}`),
      `[${graft.pages[page - 1] ?? 0} 0 R /XYZ 0 ${top.toFixed(2)} 0]`,
    ]),
    ...graft.destinations.map(([name, target]): [string, string] => [encodeName(name), target]),
  ]);
}

function labelsOf(bound: readonly Bound[]): string[] {
  const starts = firstPages(bound.map(({ graft }) => graft.pages.length));
  return bound.flatMap(({ part: { label }, graft }, index) => {
    const start = (starts[index] ?? 1) - 1;
    const prefix = label.prefix === "" ? "" : `\n/P ${textString(label.prefix)}`;
    const own = `${start} <</S /${label.style}${prefix}>>`;
    // A blank page has no number.
    return graft.pages.length % 2 === 0 ? [own] : [own, `${start + graft.pages.length} <<>>`];
  });
}
