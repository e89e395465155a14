import { describe, expect, it } from "vitest";
import { importBytes, type Imported } from "../helpers/imported.ts";
import { face, officeHead, officeMasthead, officeTail, p, r, wordBytes, wordPart } from "../helpers/word-files.ts";

const song = face("仿宋_GB2312", 16);
const text = "9月10日，全县收购秋粮1260吨，没有发生排队过夜现象。";
const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A bulletin with that text; `relations` are external ones by id. */
async function imported(
  body: string,
  parts: Readonly<Record<string, string | Uint8Array>> = {},
  relations: Readonly<Record<string, readonly [type: string, target: string]>> = {},
): Promise<Imported> {
  const external = Object.entries(relations).map(
    ([id, [type, target]]) =>
      `<Relationship Id="${id}" Type="${relation}/${type}" Target="${target}" TargetMode="External"/>`,
  );
  const own =
    external.length === 0
      ? {}
      : {
          "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${external.join("")}</Relationships>`,
        };
  const bytes = wordBytes(officeMasthead + officeHead + p(r(text, song)) + body + officeTail, { ...parts, ...own });
  return importBytes("bulletin.docx", bytes);
}

/** What stands below the first paragraph. */
function rest({ markdown }: Imported): string {
  return (markdown.split(`${text}\n`)[1] ?? markdown).trim();
}

const field = (instruction: string, shown: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const drawing = (inner: string): string => `<w:r><w:drawing>${inner}</w:drawing></w:r>`;

describe("what a Word file has and an issue can't take", () => {
  it("is told of addresses that are none of the web's, and their words stay", async () => {
    const one = await imported(
      p(
        `${r("详见", song)}<w:hyperlink r:id="x1">${r("通知原文", song)}</w:hyperlink>${r("和", song)}<w:hyperlink r:id="x2">${r("门户", song)}</w:hyperlink>${r("、", song)}${field(' HYPERLINK "https://liangshi.example/b" \\o "x" ', r("网页", song) + r("版", song))}${field(' HYPERLINK "file:///D:/a.xls" ', r("表", song))}${r("。", song)}`,
      ),
      {},
      { x1: ["hyperlink", "javascript:alert(1)"], x2: ["hyperlink", "https://liangshi.example/"] },
    );
    expect(rest(one)).toBe("详见通知原文和[门户](https://liangshi.example/)、[网页版](https://liangshi.example/b)表。");
    expect(one.findings.filter((finding) => finding.includes("import/link"))).toEqual([
      expect.stringContaining("链接“通知原文”的地址“javascript:alert(1)”"),
      expect.stringContaining("file:///D:/a.xls"),
    ]);
  });

  it("is told of pictures elsewhere, of metafiles, of charts and drawn letters, but hardly of a drawn line", async () => {
    const { findings, markdown } = await imported(
      p(drawing('<wp:docPr id="1" name="图片 1"/><a:blip r:link="x1"/>')) +
        p(drawing('<wp:docPr id="2" name="图片 2"/><a:blip r:embed="x9"/>')) +
        p(drawing('<wp:docPr id="3" name="图表 3"/><c:chart xmlns:c="urn:c" r:id="x3"/>')) +
        p('<w:r><w:pict><v:shape><v:textpath string="热烈庆祝"/></v:shape></w:pict></w:r>') +
        p(`${drawing('<a:prstGeom prst="line"/>')}${r("见红线。", song)}`),
      {},
      { x1: ["image", "https://tupian.example/1.png"] },
    );
    expect(markdown).not.toContain("![");
    const told = findings.filter((finding) => /image-outside|object|图形/.test(finding));
    expect(told).toEqual([
      expect.stringContaining("warning import/image-outside 图片不在文件里，只有地址“https://tupian.example/1.png”"),
      expect.stringContaining("warning import/image-outside"),
      expect.stringContaining("warning import/object 图形无法导入"),
      expect.stringContaining("warning import/object 艺术字“热烈庆祝”"),
      expect.stringContaining("info import/left-out 图形“直线”"),
    ]);
  });

  it("is told of a picture in a format that neither print nor web show", async () => {
    const { findings } = await imported(p(drawing('<wp:docPr id="1" name="图 1"/><a:blip r:embed="r1"/>')), {
      "word/media/image1.emf": Buffer.from("01000000", "hex"),
    });
    expect(findings.join("\n")).toMatch(/^\d+:1 warning import\/image-kind 图片“image1.emf”/m);
  });

  it("is told of hidden words, symbols of fonts, formulas and files within the file", async () => {
    const one = await imported(
      p(
        `${r("此段待定。", `${song}<w:vanish/>`)}${r("已完成", song)}<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>`,
      ) +
        '<w:altChunk r:id="r9"/>' +
        `<m:oMathPara xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/>`,
    );
    expect(rest(one)).toBe("已完成");
    for (const words of ["隐藏文字“此段待定。”", "符号（Wingdings F0FE）", "另一个文件里的内容", "公式无法导入"])
      expect(one.findings.join("\n")).toContain(words);
  });

  it("is told of rows that were deleted, and a deleted end of the last paragraph loses nothing", async () => {
    const cell = (words: string): string => `<w:tc>${p(r(words))}</w:tc>`;
    const one = await imported(
      `<w:tbl><w:tr>${cell("库点")}${cell("吨")}</w:tr><w:tr>${cell("城关")}${cell("12")}</w:tr><w:tr><w:trPr><w:del w:author="老王"/></w:trPr>${cell("东乡")}${cell("30")}</w:tr></w:tbl>` +
        p(r("各库点仓容充足。", song), '<w:rPr><w:del w:author="老王"/></w:rPr>'),
    );
    expect(rest(one)).toBe("| 库点 | 吨 |\n| --- | --- |\n| 城关 | 12 |\n\n各库点仓容充足。");
    expect(one.findings.join("\n")).toContain("老王）：已删去“东乡30”");
  });

  it("keeps the words of nested tables, each cell's in its place", async () => {
    const cell = (words: string): string => `<w:tc>${p(r(words))}</w:tc>`;
    const inner = `<w:tbl><w:tr>${cell("早稻")}${cell("12")}</w:tr><w:tr>${cell("晚稻")}${cell("30")}</w:tr></w:tbl>`;
    const one = await imported(
      `<w:tbl><w:tr>${cell("库点")}${cell("明细")}</w:tr><w:tr>${cell("城关")}<w:tc>${inner}${p("")}</w:tc></w:tr></w:tbl>`,
    );
    expect(rest(one)).toBe("| 库点 | 明细 |\n| --- | --- |\n| 城关 | 早稻 12 晚稻 30 |");
    expect(one.findings.join("\n")).toContain("import/nested-table");
  });

  it("takes of a thing in two forms the one that can be read", async () => {
    const one = await imported(
      p(
        `<w:r><mc:AlternateContent><mc:Choice><w:drawing><a:prstGeom prst="rect"/></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p(r("请各单位认真学习。", song))}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
    );
    expect(rest(one)).toBe("请各单位认真学习。");
  });

  it("counts in Roman numbers and heavenly stems, and finds levels that a style defines", async () => {
    const level = (format: string, label: string): string =>
      `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${label}"/></w:lvl>`;
    const numbering = wordPart(
      "numbering",
      `<w:abstractNum w:abstractNumId="1">${level("lowerRoman", "%1）")}</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="甲"/></w:abstractNum><w:abstractNum w:abstractNumId="3"><w:styleLink w:val="甲"/>${level("ideographTraditional", "%1、")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>`,
    );
    const numbered = (id: number): string => `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`;
    const lines = [1, 1, 1, 1, 2, 2].map((id) => p(r("各库点核对账目，做到账实相符。", song), numbered(id)));
    const numbers = [
      ...rest(await imported(lines.join(""), { "word/numbering.xml": numbering })).matchAll(/^([ivx]+|[甲乙])/gmu),
    ];
    expect(numbers.map(([number]) => number)).toEqual(["i", "ii", "iii", "iv", "甲", "乙"]);
  });
});

describe("what our own export carries", () => {
  const carrying = (value: unknown): string =>
    `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property name="jianbao"><vt:lpwstr>${JSON.stringify(value)}</vt:lpwstr></property></Properties>`;

  it("is not believed where it says what the pages show, or names files that it may not", async () => {
    const forged = { frontMatter: "date: 1999-01-01\nclassification: 公开\n", articles: ["index.md"] };
    const one = await imported("", { "docProps/custom.xml": carrying(forged) });
    expect(one.markdown).toContain("date: 2020-09-08");
    expect(one.markdown).not.toContain("公开");
    const sound = await imported("", { "docProps/custom.xml": carrying({ frontMatter: "tags:\n  - 秋粮\n" }) });
    expect(sound.markdown).toContain("\ntags:\n  - 秋粮\n---");
  });
});
