import { page, plain, lineWith, place, centre, face, holds, zi, line, water, type Figure } from "./golden-measures.ts";

/** Articles and body of the golden bulletins. */
export const textFigures: readonly Figure[] = [
  ...["算好加药这笔账", "每千吨水节省药耗十二元", "水质稳中有升"].map((text): Figure => ({
    id: `${water}09`,
    what: `headline line ${text} is centred`,
    clause: "7.3.1",
    found: (pdf) => centre(pdf, 1, text),
    wanted: 106,
    within: 0.2,
  })),
  {
    id: `${water}09`,
    what: "the pitch of the headline's lines: 二号 and 7/8 of 三号",
    clause: "3.2",
    found: (pdf) => place(pdf, 1, "水质稳中有升").top - place(pdf, 1, "每千吨水节省药耗十二元").top,
    wanted: 12.64,
    within: 0.1,
  },
  {
    id: `${water}09`,
    what: "the subhead starts with ——",
    clause: "practice",
    found: (pdf) => holds(plain(lineWith(pdf, 1, "推行精细加药的做法").text).startsWith("——")),
    wanted: 1,
    within: 0,
  },
  {
    id: `${water}10`,
    what: "the note stands before the headline in 【】, in 楷体",
    clause: "practice",
    found: (pdf) =>
      holds(
        face(pdf, 1, "第一水厂的做法不花大钱").includes("Kaiti") &&
          place(pdf, 1, "【编者按：").top < place(pdf, 1, "推行精细加药").top,
      ),
    wanted: 1,
    within: 0,
  },
  {
    id: `${water}10`,
    what: "the note is indented by two zi",
    clause: "practice",
    found: (pdf) => place(pdf, 1, "【编者按：").left,
    wanted: 28 + 2 * zi,
    within: 3,
  },
  {
    id: `${water}11`,
    what: "the note behind the headline stands before the text",
    clause: "practice",
    found: (pdf) =>
      holds(
        place(pdf, 1, "编者按：").top > place(pdf, 1, "一次爆管抢修的复盘").top &&
          place(pdf, 1, "编者按：").top < place(pdf, 1, "进入主汛期以来").top,
      ),
    wanted: 1,
    within: 0,
  },
  {
    id: `${water}12`,
    what: "the note behind the text stands on the last text page",
    clause: "practice",
    found: (pdf) => (place(pdf, 2, "四步闭环").top - place(pdf, 2, "12座泵站").top > 0 ? 1 : 0),
    wanted: 1,
    within: 0,
  },
  // Body
  {
    id: `${water}13`,
    what: "一、 is 黑体",
    clause: "7.3.3",
    found: (pdf) => holds(face(pdf, 1, "一、总体情况").includes("Heiti")),
    wanted: 1,
    within: 0,
  },
  {
    id: `${water}13`,
    what: "（一） is 楷体",
    clause: "7.3.3",
    found: (pdf) => holds(face(pdf, 2, "制度建设").includes("Kaiti")),
    wanted: 1,
    within: 0,
  },
  {
    id: `${water}13`,
    what: "a heading is indented by two zi",
    clause: "7.3.3",
    found: (pdf) => place(pdf, 1, "一、总体情况").left,
    wanted: 28 + 2 * zi,
    within: 0.1,
  },
  {
    id: `${water}13`,
    what: "一是…… leads are 黑体 at the text's size",
    clause: "practice",
    found: (pdf) => holds(face(pdf, 2, "二是补齐设施短板").includes("Heiti")),
    wanted: 1,
    within: 0,
  },
  {
    id: `${water}14`,
    what: "a list's items are indented by two zi",
    clause: "practice",
    found: (pdf) => place(pdf, 2, "2.储备应急物资").left,
    wanted: 28 + 2 * zi,
    within: 0.1,
  },
  {
    id: `${water}15`,
    what: "the table's caption stands above it, centred",
    clause: "practice",
    found: (pdf) => centre(pdf, 2, "表1一季度供水经营主要指标"),
    wanted: 106,
    within: 0.5,
  },
  {
    id: `${water}15`,
    what: "the unit line ends at the table's right edge",
    clause: "practice",
    found: (pdf) => lineWith(pdf, 2, "单位：万吨").right,
    wanted: 184,
    within: 0.3,
  },
  {
    id: `${water}15`,
    what: "the note stands below the table, left",
    clause: "practice",
    found: (pdf) =>
      holds(pdf.pages.some((one) => one.lines.some((l) => plain(l.text).startsWith("注：售水量") && l.left < 34))),
    wanted: 1,
    within: 0,
  },
  {
    id: `${water}16`,
    what: "the head stands on each page of the table",
    clause: "practice",
    found: (pdf) =>
      pdf.pages.filter((one) => plain(one.lines.map((l) => l.text).join("")).includes("序号路段管径长度")).length,
    wanted: 2,
    within: 0,
  },
  {
    id: `${water}17`,
    what: "a wide table is turned left",
    clause: "8",
    found: (pdf) =>
      pdf.pages.flatMap((one) => one.lines).find((one) => plain(one.text).includes("第一水厂不高于"))?.angle ??
      pdf.pages.flatMap((one) => one.lines).find((one) => one.angle !== 0)?.angle ??
      0,
    wanted: 90,
    within: 0,
  },
  {
    id: `${water}18`,
    what: "a figure's caption is centred below it",
    clause: "practice",
    found: (pdf) => {
      const number = pdf.pages.findIndex((one) => plain(one.text).includes("图12024年1月至5月")) + 1;
      return centre(pdf, number, "图12024年1月至5月日均供水量");
    },
    wanted: 106,
    within: 0.5,
  },
  {
    id: `${water}19`,
    what: "notes stand at the end of the article",
    clause: "practice",
    found: (pdf) => {
      const all = plain(pdf.pages.map((one) => one.text).join(""));
      return holds(all.indexOf("国家标准全文公开系统") > all.indexOf("12座泵站"));
    },
    wanted: 1,
    within: 0,
  },
  {
    id: `${water}19`,
    what: "a link's address is printed behind its words",
    clause: "practice",
    found: (pdf) =>
      holds(
        plain(pdf.pages.map((one) => one.lines.map((l) => l.text).join("")).join("")).includes(
          "集团网站（https://water.example.org/fuwu/chengnuo）",
        ),
      ),
    wanted: 1,
    within: 0,
  },
  {
    id: `${water}20`,
    what: "附件说明 is indented by two zi",
    clause: "7.3.4",
    found: (pdf) => {
      const number = pdf.pages.findIndex((one) => one.lines.some((l) => plain(l.text).startsWith("附件：1."))) + 1;
      return place(pdf, number, "附件：1.").left;
    },
    wanted: 28 + 2 * zi,
    within: 0.1,
  },
  {
    id: `${water}20`,
    what: "its second name stands under the first one",
    clause: "7.3.4",
    found: (pdf) => {
      const number = pdf.pages.findIndex((one) => one.lines.some((l) => plain(l.text).startsWith("附件：1."))) + 1;
      return place(pdf, number, "2.汛期值班").left - place(pdf, number, "1.隐患整改").left;
    },
    wanted: 0,
    within: 0.1,
  },
  {
    id: `${water}20`,
    what: "an attachment's label stands on line 1 at the left edge",
    clause: "7.3.7",
    found: (pdf) => {
      const number = pdf.pages.findIndex((one) => plain(one.lines[0]?.text ?? "").startsWith("附件")) + 1;
      return (page(pdf, number).lines[0]?.left ?? 0) + (page(pdf, number).lines[0]?.top ?? 0);
    },
    wanted: 28 + 37,
    within: 0.2,
  },
  {
    id: `${water}20`,
    what: "its title stands on line 3",
    clause: "7.3.7",
    found: (pdf) => {
      const number = pdf.pages.findIndex((one) => plain(one.lines[0]?.text ?? "").startsWith("附件")) + 1;
      return (page(pdf, number).lines[1]?.top ?? 0) - 37;
    },
    wanted: 2 * line,
    within: 3,
  },
  {
    id: `${water}21`,
    what: "落款 ends two zi from the right edge",
    clause: "7.3.5.2",
    found: (pdf) => {
      const number =
        pdf.pages.findIndex((one) =>
          one.lines.some(
            (l) => plain(l.text) === "清江水务集团办公室" && l.left > 60 && Math.abs(l.fontSizePt - 15.79) < 0.3,
          ),
        ) + 1;
      return lineWith(
        { ...pdf, pages: [{ ...page(pdf, number), lines: page(pdf, number).lines.filter((l) => l.left > 60) }] },
        1,
        "清江水务集团办公室",
      ).right;
    },
    wanted: 184 - 2 * zi,
    within: 0.3,
  },
];
