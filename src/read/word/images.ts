import type { Diagnostic, Place } from "../../model/diagnostic.ts";
import type { ManuscriptImage } from "../../model/manuscript.ts";
import { finding } from "../../model/report.ts";
import { imageFormat } from "../image.ts";
import type { WordPackage } from "./package.ts";
import { descendants, type XmlElement } from "./xml.ts";

const extensions = { png: "png", jpeg: "jpg", webp: "webp", svg: "svg" } as const;

/** The pictures of a Word file, each once, named in the order in which the text shows them. */
export class WordImages {
  readonly #parts: WordPackage;
  readonly #targets: ReadonlyMap<string, string>;
  readonly #addresses: ReadonlyMap<string, string>;
  readonly #diagnostics: Diagnostic[];
  readonly #images = new Map<string, ManuscriptImage | undefined>();

  /** @param targets parts by relation. @param addresses what lies outside of the file by relation. */
  constructor(
    parts: WordPackage,
    targets: ReadonlyMap<string, string>,
    addresses: ReadonlyMap<string, string>,
    diagnostics: Diagnostic[],
  ) {
    this.#parts = parts;
    this.#targets = targets;
    this.#addresses = addresses;
    this.#diagnostics = diagnostics;
  }

  /** All pictures that were asked for. */
  get all(): ManuscriptImage[] {
    return [...this.#images.values()].filter((image) => image !== undefined);
  }

  /**
   * The name of the file that a drawing shows; a drawing's SVG before its picture in pixels.
   * @returns undefined where it shows no picture; no name where the picture can't be used, which is told.
   */
  nameOf(drawing: XmlElement, place: Place): { readonly name: string | undefined } | undefined {
    const vector = descendants(drawing, "asvg:svgBlip")[0]?.attributes["r:embed"];
    const pixels =
      descendants(drawing, "a:blip")[0]?.attributes["r:embed"] ??
      descendants(drawing, "v:imagedata")[0]?.attributes["r:id"];
    const target = this.#targets.get(vector ?? "") ?? this.#targets.get(pixels ?? "");
    if (target === undefined) return this.#outside(drawing, pixels, place);
    if (!this.#images.has(target)) this.#images.set(target, this.#read(target, drawing, place));
    return { name: this.#images.get(target)?.name };
  }

  /** A picture that the file only names, elsewhere: it is never fetched. */
  #outside(drawing: XmlElement, id: string | undefined, place: Place): { readonly name: undefined } | undefined {
    const [blip, data] = [descendants(drawing, "a:blip")[0], descendants(drawing, "v:imagedata")[0]];
    if (blip === undefined && data === undefined) return undefined;
    const linked = blip?.attributes["r:link"] ?? data?.attributes["r:href"] ?? id ?? "";
    const address = this.#addresses.get(linked) ?? data?.attributes["src"] ?? "?";
    this.#diagnostics.push(finding("import/image-outside", place, { address: address.slice(0, 120) }));
    return { name: undefined };
  }

  #read(target: string, drawing: XmlElement, place: Place): ManuscriptImage | undefined {
    const bytes = this.#parts.bytes(target);
    const format = bytes === undefined ? undefined : imageFormat(bytes);
    if (bytes === undefined || format === undefined) {
      this.#diagnostics.push(finding("import/image-kind", place, { name: target.split("/").at(-1) ?? target }));
      return undefined;
    }
    const wanted = descendants(drawing, "wp:docPr")[0]?.attributes["name"] ?? "";
    const isName = /^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,60}\.(?:png|jpe?g|webp|svg)$/iu.test(wanted);
    const taken = new Set(this.all.map((image) => image.name));
    // Of a drawing, LibreOffice keeps the picture only.
    const isSo = isName && (format === "jpeg" ? /\.jpe?g$/i : new RegExp(`\\.${format}$`, "i")).test(wanted);
    const named = isSo ? wanted : `${wanted.replace(/\.[^.]*$/, "")}.${extensions[format]}`;
    const own = `image-${this.#images.size + 1}.${extensions[format]}`;
    return { name: isName && !taken.has(named) ? named : own, bytes };
  }
}
