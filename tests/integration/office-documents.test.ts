import { describe, expect, it } from "vitest";
import { importBytes } from "../helpers/imported.ts";
import { hasOffice, officeTimeout, savedByOffice, typedDocument, type Look } from "../helpers/office.ts";

const song: Look = { face: "仿宋_GB2312", size: 16, align: "justify" };
const hei: Look = { face: "黑体", size: 16 };
const kai: Look = { face: "楷体_GB2312", size: 16 };
const small: Look = { face: "仿宋_GB2312", size: 14 };
const centred = (look: Look): Look => ({ ...look, align: "center" });

const opening = "9月以来，我市12个渡口客流明显增加，日均往返旅客3200人次。海事处抓早抓实，没有发生一起险情。";
const measures = "对18艘渡船逐艘检查，查出隐患26处，已整改24处，其余2处限期一周改完。";

/** A bulletin as an office of an invented port town types it: no styles, all by hand. */
const bulletin = typedDocument([
  { text: "渡 运 安 全 简 报", look: { face: "方正小标宋简体", size: 54, align: "center", colour: "#ff0000" } },
  { text: "第 9 期", look: centred(song) },
  { text: "青石渡海事处办公室\t2021年9月28日", look: song },
  { text: "", look: song },
  { text: "节前渡运安全检查全面完成", look: { face: "方正小标宋简体", size: 22, align: "center" } },
  { text: "通航管理科", look: centred(kai) },
  { text: opening, look: song, indent: true },
  { text: "一、抓检查，不留死角", look: hei, indent: true },
  { text: measures, look: song, indent: true },
  { text: "（一）查船况。救生衣、灭火器、号灯逐件登记。", look: song, indent: true },
  { text: "二、抓值守，不断岗位", look: hei, indent: true },
  { text: "各渡口客流和值守情况见下表。", look: song, indent: true },
  {
    rows: [
      ["渡口", "日均旅客", "值守人员"],
      ["东关", "860", "4"],
      ["柳林", "540", "3"],
    ],
    look: small,
  },
  { text: "国庆期间实行领导带班，每2小时报告一次情况。", look: song, indent: true },
  { text: "", look: song },
  { text: "报：市交通运输局，市应急管理局。", look: small },
  { text: "发：各渡口，各渡船。", look: small },
  { text: "青石渡海事处办公室\t2021年9月28日印发", look: small },
]);

/** What an editor left in it: a change, a remark, a note, a link, a box. */
const marked = typedDocument(
  [
    { text: "渡运安全简报", look: { face: "方正小标宋简体", size: 54, align: "center", colour: "#ff0000" } },
    { text: "第10期", look: centred(song) },
    { text: "青石渡海事处办公室\t2021年10月8日", look: song },
    { text: "国庆渡运平稳有序", look: { face: "方正小标宋简体", size: 22, align: "center" } },
    {
      text: '7天发送旅客<text:change-start text:change-id="c1"/>2.6万<text:change-end text:change-id="c1"/>人次<office:annotation><dc:creator>李处</dc:creator><text:p>核对人次</text:p></office:annotation>，同比增长8%<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>不含摩托车。</text:p></text:note-body></text:note>，详见<text:a xlink:type="simple" xlink:href="https://haishi.example/">公告</text:a>。',
      look: song,
      indent: true,
    },
    {
      text: '<draw:frame text:anchor-type="paragraph" svg:width="60mm" svg:height="20mm"><draw:text-box><text:p>值班电话：61234。</text:p></draw:text-box></draw:frame>各渡口没有发生险情。',
      look: song,
      indent: true,
    },
  ],
  '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>周科</dc:creator><dc:date>2021-10-08T09:00:00</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes>',
);

function written(document: string, to: string): Uint8Array {
  return savedByOffice({ "渡运.fodt": document }, to)["渡运.fodt"] ?? new Uint8Array();
}

describe.skipIf(!hasOffice())("documents that LibreOffice wrote (skipped where soffice is not installed)", () => {
  it(
    "are imported: a bulletin typed by hand, saved as .docx",
    async () => {
      const { markdown, findings } = await importBytes("渡运.docx", written(bulletin, "docx"));
      expect(markdown).toBe(`---
issue: 9
date: 2021-09-28
title: 节前渡运安全检查全面完成
byline: 通航管理科
distribution:
  报: [市交通运输局, 市应急管理局]
  发: [各渡口, 各渡船]
---

${opening}

## 一、抓检查，不留死角

${measures}

### （一）查船况。救生衣、灭火器、号灯逐件登记。

## 二、抓值守，不断岗位

各渡口客流和值守情况见下表。

| 渡口 | 日均旅客 | 值守人员 |
| --- | --- | --- |
| 东关 | 860 | 4 |
| 柳林 | 540 | 3 |

国庆期间实行领导带班，每2小时报告一次情况。
`);
      expect(findings.filter((finding) => /warning|error/.test(finding))).toEqual([]);
    },
    officeTimeout,
  );

  it(
    "are imported with what an editor left in them: changes, remarks, notes, links, boxes",
    async () => {
      const { markdown, findings } = await importBytes("渡运.docx", written(marked, "docx"));
      expect(markdown.split("---\n\n")[1]).toBe(
        "7天发送旅客2.6万人次，同比增长8%[^1]，详见[公告](https://haishi.example/)。\n\n值班电话：61234。\n\n各渡口没有发生险情。\n\n[^1]: 不含摩托车。\n",
      );
      for (const words of ["周科）：已接受插入的“2.6万”", "李处）：核对人次"])
        expect(findings.join("\n")).toContain(words);
    },
    officeTimeout,
  );

  it(
    "are named for what they are where they can't be read: .doc, a renamed .odt",
    async () => {
      const old = await importBytes("渡运.doc", written(bulletin, "doc"));
      expect(old.findings).toEqual([expect.stringContaining("import/old-word")]);
      const other = await importBytes("渡运.docx", written(bulletin, "odt"));
      expect(other.findings).toEqual([expect.stringContaining("import/not-word")]);
    },
    officeTimeout,
  );
});
