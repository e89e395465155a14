import type { Diagnostic, Staged } from "../../model/diagnostic.ts";
import { startOfFile } from "../../model/diagnostic.ts";
import type { Manuscript, ManuscriptParagraph } from "../../model/manuscript.ts";
import { finding } from "../../model/report.ts";
import { wordProperty } from "../../model/word-styles.ts";
import { excerpt } from "../manuscript/patterns.ts";
import { readCarried } from "./carried.ts";
import { DocumentReader, type DocumentContext } from "./document.ts";
import { WordImages } from "./images.ts";
import { WordNumbering } from "./numbering.ts";
import { customProperty, staged, WordPackage } from "./package.ts";
import { WordStyles } from "./styles.ts";
import { child, descendants, elements, textBelow } from "./xml.ts";

/**
 * Reads a Word file (.docx): its paragraphs, tables, pictures, footnotes; tracked changes resolved and listed, comments,
 * headers and footers listed.
 * @param path absolute, for places.
 */
export function readWord(bytes: Uint8Array, path: string): Staged<Manuscript> {
  const read = staged(path, () => readPackage(new WordPackage(bytes, path.split("/").at(-1) ?? path), path));
  if (read.value !== undefined && read.value.blocks.length === 0)
    return { diagnostics: [finding("import/empty", startOfFile(path))] };
  return read;
}

function readPackage(parts: WordPackage, path: string): Manuscript {
  const diagnostics: Diagnostic[] = [];
  const { main } = parts;
  const relations = parts.relations(main);
  const partOf = (type: string): string =>
    relations.find((one) => !one.external && one.type.endsWith(`/${type}`))?.target ?? "";
  const outside = new Map(relations.filter((one) => one.external).map(({ id, target }) => [id, target]));
  const targets = new Map(relations.filter((one) => !one.external).map(({ id, target }) => [id, target]));
  const context: DocumentContext = {
    path,
    styles: new WordStyles(parts.xml(partOf("styles")), parts.xml(partOf("theme"))),
    numbering: new WordNumbering(parts.xml(partOf("numbering"))),
    images: new WordImages(parts, targets, outside, diagnostics),
    links: outside,
    comments: commentsOf(parts, partOf("comments")),
    diagnostics,
  };
  const body = child(parts.xml(main), "w:body");
  const blocks = new DocumentReader(context).blocks(body);
  const notes = new Map([
    ...notesOf(parts, partOf("footnotes"), "w:footnote", "f", context),
    ...notesOf(parts, partOf("endnotes"), "w:endnote", "e", context),
  ]);
  for (const diagnostic of marginFindings(parts, relations, path)) diagnostics.push(diagnostic);
  return {
    path,
    blocks,
    notes,
    images: context.images.all,
    diagnostics,
    ...readCarried(customProperty(parts, wordProperty)),
  };
}

function commentsOf(parts: WordPackage, name: string): DocumentContext["comments"] {
  return new Map(
    elements(parts.xml(name), "w:comment").map((comment) => [
      comment.attributes["w:id"] ?? "",
      {
        author: comment.attributes["w:author"] ?? "?",
        text: descendants(comment, "w:t").map(textBelow).join(""),
      },
    ]),
  );
}

/** Footnotes by label; separators are drawn by Word. */
function notesOf(
  parts: WordPackage,
  name: string,
  kind: string,
  prefix: string,
  context: DocumentContext,
): [string, ManuscriptParagraph[]][] {
  return elements(parts.xml(name), kind)
    .filter((note) => note.attributes["w:type"] === undefined || note.attributes["w:type"] === "normal")
    .map((note) => {
      const blocks = new DocumentReader(context).blocks(note);
      for (const { kind: what, place } of blocks)
        if (what === "table") context.diagnostics.push(finding("import/object", place, { what: "脚注里的表格" }));
      return [`${prefix}${note.attributes["w:id"] ?? ""}`, blocks.filter((block) => block.kind === "paragraph")];
    });
}

/** Headers and footers are no text of the issue; what they say is listed, each text once. */
function marginFindings(
  parts: WordPackage,
  relations: ReturnType<WordPackage["relations"]>,
  path: string,
): Diagnostic[] {
  const texts = new Map<string, string>();
  for (const { type, target, external } of relations) {
    const kind = /\/(header|footer)$/.exec(type)?.[1];
    if (external || kind === undefined) continue;
    const root = parts.xml(target);
    const hasField = descendants(root, "w:instrText").some((one) => /\bPAGE\b/.test(textBelow(one)));
    const simple = descendants(root, "w:fldSimple").some((one) => /\bPAGE\b/.test(one.attributes["w:instr"] ?? ""));
    const text = descendants(root, "w:t").map(textBelow).join("").trim();
    if (text !== "") texts.set(text, hasField || simple ? "页码" : kind === "header" ? "页眉" : "页脚");
  }
  return [...texts].map(([text, what]) => finding("import/left-out", startOfFile(path), { what, text: excerpt(text) }));
}
