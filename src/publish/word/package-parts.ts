import { chineseDate, isoDate } from "../../model/civil-date.ts";
import type { Issue, Layout } from "../../model/issue.ts";
import { folioGap, paper, ptPerMm, typeArea, typeSizePt } from "../../model/layout.ts";
import { wordProperty } from "../../model/word-styles.ts";
import { mastheadText } from "../../transform/texts.ts";
import { xmlElement } from "../feeds/xml.ts";
import { fontMarkup, pitchOf, twipsPerMm } from "./styles-part.ts";
import type { CarriedKeys } from "./word-file.ts";
import type { WordParts } from "./word-parts.ts";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml";

function twips(mm: number): number {
  return Math.round(mm * twipsPerMm);
}

/** The document: its text, and the page: A4, the type area, 22 lines of 28 characters, folios outside (5.1, 5.2, 7.5). */
export function documentPart(content: string, layout: Layout): string {
  const right = paper.width - typeArea.left - typeArea.width;
  const bottom = paper.height - typeArea.top - typeArea.height;
  const size = `<w:pgSz w:w="${twips(paper.width)}" w:h="${twips(paper.height)}"/>`;
  const folio = bottom - folioGap - (typeSizePt.folio / ptPerMm) * 0.6;
  const margins = `<w:pgMar w:top="${twips(typeArea.top)}" w:right="${twips(right)}" w:bottom="${twips(bottom)}" w:left="${twips(typeArea.left)}" w:header="720" w:footer="${twips(folio)}" w:gutter="0"/>`;
  const lines = `<w:docGrid w:type="lines" w:linePitch="${pitchOf(layout)}"/>`;
  const footers = '<w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="even" r:id="rId6"/>';
  return `${declaration}<w:document ${word} ${relations} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>${content}<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p><w:sectPr>${footers}${size}${margins}${lines}</w:sectPr></w:body></w:document>`;
}

/** Every part but the text and the styles. Dates are the issue's. */
export function staticParts(issue: Issue, carried: CarriedKeys, parts: WordParts): [string, string][] {
  const types = [
    ["document.xml", "document.main"],
    ["styles.xml", "styles"],
    ["settings.xml", "settings"],
    ["numbering.xml", "numbering"],
    ["footnotes.xml", "footnotes"],
    ["footer1.xml", "footer"],
    ["footer2.xml", "footer"],
  ].map(([name, type]) =>
    xmlElement("Override", { PartName: `/word/${name}`, ContentType: `${wordType}.${type}+xml` }),
  );
  const images = [
    ["png", "image/png"],
    ["jpg", "image/jpeg"],
    ["webp", "image/webp"],
    ["svg", "image/svg+xml"],
  ].map(([extension, type]) => xmlElement("Default", { Extension: extension, ContentType: type }));
  const own = ["styles", "settings", "numbering", "footnotes", "footer", "footer"].map((type, index) =>
    xmlElement("Relationship", {
      Id: `rId${index + 1}`,
      Type: `${kind}/${type}`,
      Target: type === "footer" ? `footer${index - 3}.xml` : `${type}.xml`,
    }),
  );
  const lists = `${declaration}<w:numbering ${word}>${parts.numbering}</w:numbering>`;
  const separators = [-1, 0]
    .map(
      (id) =>
        `<w:footnote w:type="${id < 0 ? "separator" : "continuationSeparator"}" w:id="${id}"><w:p><w:r><w:${id < 0 ? "separator" : "continuationSeparator"}/></w:r></w:p></w:footnote>`,
    )
    .join("");
  return [
    [
      "[Content_Types].xml",
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${images.join("")}${types.join("")}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>`,
    ],
    ["_rels/.rels", `${declaration}${packageRelations()}`],
    [
      "word/_rels/document.xml.rels",
      `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${own.join("")}${parts.relations.join("")}</Relationships>`,
    ],
    [
      "word/settings.xml",
      `${declaration}<w:settings ${word}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:ulTrailSpace/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    ],
    ["word/numbering.xml", lists],
    [
      "word/footnotes.xml",
      `${declaration}<w:footnotes ${word} ${relations}>${separators}${parts.footnotes}</w:footnotes>`,
    ],
    ["word/footer1.xml", footer("right")],
    ["word/footer2.xml", footer("left")],
    ["docProps/core.xml", coreProperties(issue)],
    ["docProps/custom.xml", customProperties(carried)],
  ];
}

function packageRelations(): string {
  const targets = [
    [`${kind}/officeDocument`, "word/document.xml"],
    ["http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"],
    [`${kind}/custom-properties`, "docProps/custom.xml"],
  ] as const;
  const all = targets.map(([type, target], index) =>
    xmlElement("Relationship", { Id: `rId${index + 1}`, Type: type, Target: target }),
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;
}

/** — 1 —, one character from the edge, on the outer side of the page (7.5). */
function footer(side: "left" | "right"): string {
  const font = `${fontMarkup("songti", "fangsong")}<w:sz w:val="${typeSizePt.folio * 2}"/><w:szCs w:val="${typeSizePt.folio * 2}"/>`;
  const piece = (content: string): string => `<w:r><w:rPr>${font}</w:rPr>${content}</w:r>`;
  const text = (words: string): string => piece(`<w:t xml:space="preserve">${words}</w:t>`);
  const field = [
    piece('<w:fldChar w:fldCharType="begin"/>'),
    piece('<w:instrText xml:space="preserve"> PAGE </w:instrText>'),
    piece('<w:fldChar w:fldCharType="separate"/>'),
    text("1"),
    piece('<w:fldChar w:fldCharType="end"/>'),
  ].join("");
  const indent = `<w:ind w:${side}Chars="100" w:${side}="${typeSizePt.folio * 20}"/>`;
  const spacing = `<w:spacing w:line="${typeSizePt.folio * 20}" w:lineRule="exact"/>`;
  const shown = `<w:jc w:val="${side}"/>`;
  return `${declaration}<w:ftr ${word}><w:p><w:pPr>${spacing}${indent}${shown}</w:pPr>${text("— ")}${field}${text(" —")}</w:p></w:ftr>`;
}

function coreProperties(issue: Issue): string {
  const { name, issueLine, issuer } = mastheadText(issue);
  const day = `${isoDate(issue.date)}T00:00:00Z`;
  const moment = (key: string): string => `<dcterms:${key} xsi:type="dcterms:W3CDTF">${day}</dcterms:${key}>`;
  return `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${xmlElement("dc:title", {}, `${name.join("")} ${issueLine}`)}${xmlElement("dc:subject", {}, issue.title)}${xmlElement("dc:creator", {}, issuer)}${xmlElement("dc:description", {}, chineseDate(issue.date))}${moment("created")}${moment("modified")}</cp:coreProperties>`;
}

function customProperties(carried: CarriedKeys): string {
  const value = xmlElement("vt:lpwstr", {}, JSON.stringify(carried));
  return `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="${wordProperty}">${value}</property></Properties>`;
}
