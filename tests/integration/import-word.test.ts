import { describe, expect, it } from "vitest";
import { importBytes } from "../helpers/imported.ts";
import { face, officeHead, officeMasthead, officeTail, p, r, wordBytes, wordPart } from "../helpers/word-files.ts";

const text = "截至当日18时，全县28个收购点共收购稻谷1260吨，没有发生排队过夜和压级压价现象。";
const song = face("仿宋_GB2312", 16);

async function imported(body: string, parts: Parameters<typeof wordBytes>[1] = {}): ReturnType<typeof importBytes> {
  return importBytes("bulletin.docx", wordBytes(officeMasthead + officeHead + body + officeTail, parts));
}

/** The text below the front matter. */
function bodyOf(markdown: string): string {
  return markdown.split("---\n\n")[1] ?? "";
}

describe("a Word file with direct formatting", () => {
  it("has its masthead, head and tail found, also where tables set them", async () => {
    const { markdown, findings } = await imported(p(r(text, song)));
    expect(markdown).toBe(`---
issue: 6
date: 2020-09-08
title: 全县秋粮收购开秤首日秩序井然
kicker: 秋粮收购
byline: 收购科
distribution:
  抄送: [[县委办, 县政府办], [各乡镇]]
---

${text}
`);
    expect(findings.filter((finding) => /warning|error/.test(finding))).toEqual([]);
    expect(findings.join()).toContain(
      "name: [平湖县粮食局, 粮食工作简报]; issuer: 平湖县粮食局办公室; numerals: chinese",
    );
  });

  it("has automatic numbers typed, levels by them, bold by mark or by face", async () => {
    const level = (index: number, format: string, label: string): string =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${label}"/></w:lvl>`;
    const numbering = wordPart(
      "numbering",
      `<w:abstractNum w:abstractNumId="3">${level(0, "chineseCounting", "%1、")}${level(1, "chineseCounting", "（%2）")}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>`,
    );
    const numbered = (depth: number): string => `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="7"/></w:numPr>`;
    const { markdown } = await imported(
      [
        p(r("早准备，仓等粮", face("黑体", 16)), numbered(0)),
        p(r(text, song)),
        p(r("空出仓容。", face("楷体_GB2312", 16)) + r(text, song), numbered(1)),
        p(r("备好资金。", face("楷体_GB2312", 16)) + r(text, song), numbered(1)),
        p(r("优服务，粮等车", `${face("黑体", 16)}<w:b/>`), numbered(0)),
        p(
          r("一是", song) +
            r("预约售粮。", `${song}<w:b/>`) +
            r("错峰进场。二是", song) +
            r("一卡结算。", face("黑体", 16)) +
            r("当天到账。", song),
        ),
      ].join(""),
      { "word/numbering.xml": numbering },
    );
    expect(bodyOf(markdown)).toBe(
      [
        "## 一、早准备，仓等粮",
        text,
        `### （一）空出仓容。${text}`,
        `### （二）备好资金。${text}`,
        "## 二、优服务，粮等车",
        "一是**预约售粮。**错峰进场。二是**一卡结算。**当天到账。\n",
      ].join("\n\n"),
    );
  });

  it("takes faces from styles, what they are based on, and the theme", async () => {
    const styles = wordPart(
      "styles",
      `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="Base"><w:name w:val="底"/><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Head"><w:name w:val="小标题"/><w:basedOn w:val="Base"/></w:style>`,
    );
    const theme =
      '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme><a:majorFont/><a:minorFont><a:ea typeface=""/><a:font script="Hans" typeface="仿宋"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>';
    const { markdown, findings } = await imported(
      p(r(text)) + p(r("群众反映好"), '<w:pStyle w:val="Head"/>') + p(r(text)),
      { "word/styles.xml": styles, "word/theme1.xml": theme },
    );
    expect(bodyOf(markdown)).toBe(`${text}\n\n## 群众反映好\n\n${text}\n`);
    expect(findings.join("\n")).toMatch(/warning import\/unsure .*群众反映好.*小标题/);
  });

  it("resolves tracked changes, lists them, comments, headers and footers", async () => {
    const { markdown, findings } = await imported(
      p(
        `${r("收购稻谷", song)}<w:del w:author="老王"><w:r><w:delText>一千</w:delText></w:r></w:del><w:ins w:author="老王">${r("1260", song)}</w:ins>${r("吨。", song)}<w:r><w:commentReference w:id="4"/></w:r>`,
      ) +
        p(r("全部入仓", song), "<w:rPr><w:del/></w:rPr>") +
        p(r("，没有露天堆放。", song)),
      {
        "word/comments.xml": wordPart(
          "comments",
          `<w:comment w:id="4" w:author="李局">${p(r("核对吨数"))}</w:comment>`,
        ),
        "word/header1.xml": wordPart("hdr", p(r("平湖粮食"))),
        "word/footer1.xml": wordPart(
          "ftr",
          p(
            `${r("— ")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r("1")}<w:r><w:fldChar w:fldCharType="end"/></w:r>${r(" —")}`,
          ),
        ),
      },
    );
    expect(bodyOf(markdown)).toBe("收购稻谷1260吨。\n\n全部入仓，没有露天堆放。\n");
    const all = findings.join("\n");
    for (const words of [
      "老王）：已接受插入的“1260”",
      "老王）：已删去“一千”",
      "李局）：核对吨数",
      "页眉“平湖粮食”",
      "页码“— 1 —”",
    ])
      expect(all).toContain(words);
  });

  it("keeps tables, footnotes, pictures and text boxes, and says which cells were merged", async () => {
    const cell = (words: string, properties = ""): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${p(r(words))}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell("库点")}${cell("品种")}${cell("吨")}</w:tr><w:tr>${cell("城关", '<w:vMerge w:val="restart"/>')}${cell("早稻")}${cell("12")}</w:tr><w:tr>${cell("", "<w:vMerge/>")}${cell("晚稻")}${cell("30")}</w:tr><w:tr>${cell("合计", '<w:gridSpan w:val="2"/>')}${cell("42")}</w:tr></w:tbl>`;
    const picture = `<w:r><w:drawing><wp:docPr id="1" name="图片 1" descr=""/><a:blip r:embed="r2"/></w:drawing></w:r>`;
    const box = `<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${p(r("文本框里的提示。"))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(r("文本框里的提示。"))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const { markdown, findings } = await imported(
      p(`${r("进度见下表", song)}<w:r><w:footnoteReference w:id="2"/></w:r>${r("。", song)}`) +
        table +
        p(picture) +
        p(r("图1\u3000收购现场"), '<w:jc w:val="center"/>') +
        p(box + r(text, song)),
      {
        "word/footnotes.xml": wordPart(
          "footnotes",
          `<w:footnote w:type="separator" w:id="0">${p("")}</w:footnote><w:footnote w:id="2">${p(r("截至18时。"))}</w:footnote>`,
        ),
        "word/media/image1.png": Buffer.from("89504e470d0a1a0a0000000d4948445200000001000000010806000000", "hex"),
      },
    );
    expect(bodyOf(markdown)).toBe(
      `进度见下表[^1]。\n\n| 库点 | 品种 | 吨 |\n| --- | --- | --- |\n| 城关 | 早稻 | 12 |\n|  | 晚稻 | 30 |\n| 合计 |  | 42 |\n\n![图1\u3000收购现场](image-1.png)\n\n文本框里的提示。\n\n${text}\n\n[^1]: 截至18时。\n`,
    );
    expect(findings.join("\n")).toContain("import/merged-cells");
  });
});
