import { packZip } from "../../src/read/zip.ts";

const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const names =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"';

/** A Word file as offices make them: direct formatting, no styles of ours. `parts` are further files of the package by name. */
export function wordBytes(body: string, parts: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  const related = Object.keys(parts).flatMap((name) => {
    const type = /^word\/(styles|numbering|footnotes|comments|header|footer|theme|media)/.exec(name)?.[1];
    return type === undefined ? [] : [[type === "media" ? "image" : type, name.slice("word/".length)] as const];
  });
  const relations = related
    .map(([type, target], index) => `<Relationship Id="r${index + 1}" Type="${kind}/${type}" Target="${target}"/>`)
    .join("");
  return packZip([
    ["[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'],
    [
      "_rels/.rels",
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${kind}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    [
      "word/_rels/document.xml.rels",
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`,
    ],
    ["word/document.xml", `<w:document ${names}><w:body>${body}</w:body></w:document>`],
    ...Object.entries(parts).map(([name, content]): [string, string | Uint8Array] => [name, content]),
  ]);
}

/** An XML part of the main namespace. */
export function wordPart(root: string, content: string): string {
  return `<w:${root} ${names}>${content}</w:${root}>`;
}

/** A run with direct formatting. */
export function r(text: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** `w:rPr` of an East Asian face at a size in pt. */
export function face(font: string, size: number): string {
  return `<w:rFonts w:ascii="Times New Roman" w:eastAsia="${font}"/><w:sz w:val="${size * 2}"/>`;
}

/** A paragraph of runs. */
export function p(runs: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
}

const centre = '<w:jc w:val="center"/>';
const song = face("仿宋_GB2312", 16);

/** A masthead, text and tail as direct formatting has them. */
export const officeMasthead = [
  p(r("平湖县粮食局", face("方正小标宋简体", 26)), centre),
  p(r("粮 食 工 作 简 报", face("方正小标宋简体", 60)), centre),
  p(r("第 六 期", song), centre),
  `<w:tbl><w:tr><w:tc>${p(r("平湖县粮食局办公室", song))}</w:tc><w:tc>${p(r("2020年9月8日", song))}</w:tc></w:tr></w:tbl>`,
  p(""),
].join("");

/** A headline with its kicker above, told by size alone, and a byline. */
export const officeHead = [
  p(r("秋粮收购", face("楷体_GB2312", 16)), centre),
  p(r("全县秋粮收购开秤首日秩序井然", face("方正小标宋简体", 22)), centre),
  p(r("收购科", face("楷体_GB2312", 16)), centre),
].join("");

/** 版记 as a table. */
export const officeTail = `<w:tbl><w:tr><w:tc>${p(r("抄送：县委办、县政府办，各乡镇。", face("仿宋_GB2312", 14)))}</w:tc></w:tr><w:tr><w:tc>${p(r("平湖县粮食局办公室\u3000\u30002020年9月8日印发", face("仿宋_GB2312", 14)))}</w:tc></w:tr></w:tbl>`;
