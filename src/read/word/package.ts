import type { Staged } from "../../model/diagnostic.ts";
import { startOfFile, type DiagnosticParams } from "../../model/diagnostic.ts";
import { finding } from "../../model/report.ts";
import { unpack, zipEntries, ZipError, type ZipEntry } from "../zip.ts";
import { child, elements, parseXml, type XmlElement } from "./xml.ts";

/** Bytes in a MiB. */
const mebibyte = 1024 * 1024;
/** MiB: one part of text, one picture, everything together. A text of 1,000 pages has about 12 MiB of XML. */
const limits = { xml: 24, image: 32, all: 160 } as const;

/** Why a Word file can't be read. */
export class WordError extends Error {
  readonly rule:
    | "import/damaged"
    | "import/bomb"
    | "import/too-many"
    | "import/encrypted"
    | "import/macros"
    | "import/not-word"
    | "import/old-word";
  readonly params: DiagnosticParams;

  constructor(rule: WordError["rule"], params: DiagnosticParams = {}) {
    super(rule);
    this.name = "WordError";
    this.rule = rule;
    this.params = params;
  }
}

/** A Word file's parts, unpacked when they are asked for and within limits. */
export class WordPackage {
  /** Path of the main part, without a leading `/`. */
  readonly main: string;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  #unpacked = 0;

  /** @throws WordError where the file is none that can be read. */
  constructor(bytes: Uint8Array, fileName: string) {
    checkKind(bytes, fileName);
    try {
      this.#entries = zipEntries(bytes);
    } catch (error) {
      throw asWordError(error, fileName);
    }
    const types = this.xml("[Content_Types].xml");
    if (types === undefined) throw new WordError("import/not-word", { part: "[Content_Types].xml" });
    const kinds = elements(types).map((type) => type.attributes["ContentType"] ?? "");
    if (
      [...this.#entries.keys()].some((name) => /vbaProject|vbaData/i.test(name)) ||
      kinds.some((kind) => /macroEnabled/i.test(kind))
    )
      throw new WordError("import/macros");
    const start = this.relations("").find(({ type }) => type.endsWith("/officeDocument"));
    this.main = start?.target ?? "word/document.xml";
    if (!this.#entries.has(this.main) || !/(?:^|\/)document\d*\.xml$/.test(this.main))
      throw new WordError("import/not-word", { part: "word/document.xml" });
  }

  /** The names of all parts. */
  get names(): string[] {
    return [...this.#entries.keys()];
  }

  /** A part as XML; undefined where it is not there. @throws WordError where it is damaged or a bomb. */
  xml(name: string): XmlElement | undefined {
    const bytes = this.bytes(name, limits.xml);
    if (bytes === undefined) return undefined;
    const root = parseXml(bytes);
    if (root === "malformed") throw new WordError("import/damaged", { reason: name });
    if (root === "too-many") throw new WordError("import/too-many", { part: name });
    return root;
  }

  /** A part's bytes; undefined where it is not there. @throws WordError where it is damaged or a bomb. */
  bytes(name: string, limit: number = limits.image): Uint8Array | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    const left = limits.all * mebibyte - this.#unpacked;
    try {
      const bytes = unpack(entry, Math.min(limit * mebibyte, left));
      this.#unpacked += bytes.length;
      return bytes;
    } catch (error) {
      throw asWordError(error, name, limit);
    }
  }

  /** What a part refers to, by id; targets are paths in the package, but for external ones. */
  relations(
    part: string,
  ): { readonly id: string; readonly type: string; readonly target: string; readonly external: boolean }[] {
    const cut = part.lastIndexOf("/");
    const folder = part.slice(0, cut + 1);
    const root = this.xml(`${folder}_rels/${part.slice(cut + 1)}.rels`);
    return elements(root).map(({ attributes }) => {
      const external = attributes["TargetMode"] === "External";
      const target = attributes["Target"] ?? "";
      return {
        id: attributes["Id"] ?? "",
        type: attributes["Type"] ?? "",
        target: external ? target : resolved(folder, target),
        external,
      };
    });
  }
}

/** A relation's target as a path from the package's root. */
function resolved(folder: string, target: string): string {
  const steps = target.startsWith("/") ? target.slice(1).split("/") : `${folder}${target}`.split("/");
  const path: string[] = [];
  for (const step of steps) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

/** Old Word files and encrypted ones are OLE compound files (MS-CFB 2.2). */
function checkKind(bytes: Uint8Array, fileName: string): void {
  const magic = Buffer.from(bytes.subarray(0, 8)).toString("hex");
  if (magic === "d0cf11e0a1b11ae1") {
    const isEncrypted = Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
    throw new WordError(isEncrypted ? "import/encrypted" : "import/old-word", { file: fileName });
  }
  if (!magic.startsWith("504b0304")) throw new WordError("import/damaged", { reason: "ZIP" });
}

function asWordError(error: unknown, part: string, limit: number = limits.all): unknown {
  if (!(error instanceof ZipError)) return error;
  if (error.reason === "too-large") return new WordError("import/bomb", { part, limit });
  return error.reason === "encrypted"
    ? new WordError("import/encrypted")
    : new WordError("import/damaged", { reason: part });
}

/** Runs a reader of a Word file and gives what it throws as a finding. */
export function staged<T>(path: string, read: () => T): Staged<T> {
  try {
    return { value: read(), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof WordError)) throw error;
    return { diagnostics: [finding(error.rule, startOfFile(path), error.params)] };
  }
}

/** A property of the file that our own export writes (docProps/custom.xml). */
export function customProperty(parts: WordPackage, name: string): string | undefined {
  const property = elements(parts.xml("docProps/custom.xml")).find((one) => one.attributes["name"] === name);
  const text = child(property, "vt:lpwstr") ?? elements(property)[0];
  return text?.children.filter((one) => typeof one === "string").join("");
}
