import type { FootnoteDefinition } from "mdast";
import type { IssueImage } from "../../model/issue.ts";
import { figure, typeArea } from "../../model/layout.ts";
import { xmlElement, xmlText } from "../feeds/xml.ts";

/** English Metric Units in a millimetre (ISO/IEC 29500-1, 20.1.2.1). */
const emuPerMm = 36_000;

/** One white pixel: what stands for a drawing that there is no picture of. */
const blankPixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==",
  "base64",
);

/** Collects what a document's text refers to: pictures, links, lists, footnotes. */
export class WordParts {
  readonly #images: readonly IssueImage[];
  readonly #pictures: ReadonlyMap<string, Uint8Array>;
  readonly #media = new Map<string, Uint8Array>();
  readonly #relations: string[] = [];
  readonly #lists: { readonly start: number | undefined; readonly level: number }[] = [];
  readonly #notes = new Map<FootnoteDefinition, string>();
  #drawings = 0;

  /** @param pictures what SVG drawings look like in pixels, PNG by the drawing's SHA-256. */
  constructor(images: readonly IssueImage[], pictures: ReadonlyMap<string, Uint8Array>) {
    this.#images = images;
    this.#pictures = pictures;
  }

  /** Files of pictures by their names in the package. */
  get media(): ReadonlyMap<string, Uint8Array> {
    return this.#media;
  }

  /** Relations of the document, as elements. */
  get relations(): readonly string[] {
    return this.#relations;
  }

  /** The footnotes as elements. */
  get footnotes(): string {
    return [...this.#notes.values()]
      .map((content, index) => {
        const mark =
          '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>';
        const at = content.indexOf("</w:pPr>") + "</w:pPr>".length;
        return `<w:footnote w:id="${index + 1}">${content.slice(0, at)}${mark}${content.slice(at)}</w:footnote>`;
      })
      .join("");
  }

  /** The lists as definitions and instances. */
  get numbering(): string {
    const abstracts = this.#lists.map(({ start, level }, index) => {
      const levels = Array.from({ length: level + 1 }, (_, depth) => {
        const isBullet = start === undefined;
        const indent = 640 + depth * 420;
        return `<w:lvl w:ilvl="${depth}"><w:start w:val="${start ?? 1}"/><w:numFmt w:val="${isBullet ? "bullet" : "decimal"}"/><w:suff w:val="nothing"/><w:lvlText w:val="${isBullet ? "·" : `%${depth + 1}.`}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${indent - 640}" w:firstLine="640"/></w:pPr></w:lvl>`;
      });
      return `<w:abstractNum w:abstractNumId="${index}"><w:multiLevelType w:val="multilevel"/>${levels.join("")}</w:abstractNum>`;
    });
    const instances = this.#lists.map(
      (_, index) => `<w:num w:numId="${index + 1}"><w:abstractNumId w:val="${index}"/></w:num>`,
    );
    return abstracts.join("") + instances.join("");
  }

  /** A list of its own: numbered from `start`, or of bullets; its number. */
  listId(start: number | undefined, level: number): number {
    this.#lists.push({ start, level });
    return this.#lists.length;
  }

  /** A footnote's number; its text is made once. */
  note(definition: FootnoteDefinition, content: () => string): number {
    if (!this.#notes.has(definition)) {
      this.#notes.set(definition, "");
      this.#notes.set(definition, content());
    }
    return [...this.#notes.keys()].indexOf(definition) + 1;
  }

  /** Words that lead to an address; only those of the web and of mail. */
  link(url: string, content: string): string {
    if (!/^(?:https?|mailto|tel):/i.test(url)) return content;
    const id = this.#relation("hyperlink", url, true);
    return `<w:hyperlink r:id="${id}">${content}</w:hyperlink>`;
  }

  /** A picture in a line; nothing where the issue has none of that address. */
  drawing(url: string, namedBy: string, alt: string): string {
    const image = this.#images.find((one) => one.namedBy === namedBy && one.source === decoded(url));
    if (image === undefined) return "";
    this.#drawings += 1;
    const name = `image-${this.#drawings}.${image.format === "jpeg" ? "jpg" : image.format}`;
    this.#media.set(name, image.bytes);
    let blip = this.#relation("image", `media/${name}`, false);
    let extension = "";
    if (image.format === "svg") {
      const shown = this.#pictures.get(image.sha256);
      const picture = shown === undefined ? "blank.png" : `image-${this.#drawings}.png`;
      this.#media.set(picture, shown ?? blankPixel);
      extension = `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${blip}"/></a:ext></a:extLst>`;
      blip = this.#relation("image", `media/${picture}`, false);
    }
    const { cx, cy } = sizeOf(image);
    const about = xmlElement("wp:docPr", { id: String(this.#drawings), name: fileName(image.source), descr: alt });
    const pic = `<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="${xmlText(name)}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${blip}">${extension}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`;
    return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/>${about}<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">${pic}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  }

  #relation(type: string, target: string, external: boolean): string {
    const id = `rIdJ${this.#relations.length + 1}`;
    this.#relations.push(
      xmlElement("Relationship", {
        Id: id,
        Type: `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}`,
        Target: target,
        ...(external ? { TargetMode: "External" } : {}),
      }),
    );
    return id;
  }
}

/** Natural size at 300 dpi (SVG: 96 px an inch), shrunk to the type area's width and 18 lines, never enlarged (contract §2.2). */
function sizeOf(image: IssueImage): { readonly cx: number; readonly cy: number } {
  const mmPerPixel = 25.4 / (image.format === "svg" ? figure.svgPpi : figure.rasterPpi);
  const [width, height] = [image.width * mmPerPixel, image.height * mmPerPixel];
  const highest = (typeArea.height / 22) * figure.maxRows;
  const scale = Math.min(1, typeArea.width / width, highest / height);
  return { cx: Math.round(width * scale * emuPerMm), cy: Math.round(height * scale * emuPerMm) };
}

function fileName(source: string): string {
  return source.split("/").at(-1) ?? source;
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
