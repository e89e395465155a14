import { describe, expect, it } from "vitest";
import { findHeadlines } from "../../../src/inspect/recognise/headlines.ts";
import { findImprint, wideRules } from "../../../src/inspect/recognise/imprint.ts";
import { findMasthead, issueSegment, issuerSegments } from "../../../src/inspect/recognise/masthead.ts";
import { recognise } from "../../../src/inspect/recognise/recognise.ts";
import { isInside, tableFrames } from "../../../src/inspect/recognise/tables.ts";
import { zi } from "../../../src/model/layout.ts";
import { documentOf, levelRule, lineAt, pageOf, ruleAt, textAt } from "../../helpers/measured.ts";

const red = "#e60012";
const nameplate = lineAt("港务简报", 62, 91, { sizePt: 62, color: red });
const issueLine = lineAt("第12期", 98, 105);
const issuerRow = lineAt("澄湖市港务管理局            2024年6月18日", 28 + zi, 125);
const redRule = levelRule(130, 0.53, red);
const full = "各作业区逐级签订责任书明确带班领导和值班人员做到岗位有人";
const short = "责任有主。";

describe("a masthead", () => {
  const { masthead, lines } = findMasthead(
    pageOf(1, [lineAt("内部", 28, 42), nameplate, issueLine, issuerRow, ...textAt(13, [full])], { rules: [redRule] }),
  );

  it("ends at its red rule; what is above the name are marks, what is below are issue line and issuer's row", () => {
    expect(masthead.nameplate).toEqual([nameplate]);
    expect(masthead.redRules).toEqual([redRule]);
    expect(masthead.marks.map(({ text }) => text)).toEqual(["内部"]);
    expect(masthead.issueLines).toEqual([issueLine]);
    expect(masthead.issuerRow).toBe(issuerRow);
    expect(lines.size).toBe(4);
    expect(issueSegment(masthead)?.text).toBe("第12期");
    expect(issuerSegments(masthead)).toMatchObject({
      issuer: { text: "澄湖市港务管理局" },
      date: { text: "2024年6月18日" },
    });
  });

  it("may have its issue line in the middle of the issuer's row", () => {
    const row = lineAt("市港务局      第3期      2024年6月18日", 28 + zi, 125);
    const found = findMasthead(pageOf(1, [nameplate, row], { rules: [redRule] })).masthead;
    expect(issueSegment(found)?.text).toBe("第3期");
    expect(issuerSegments(found).all).toHaveLength(3);
  });

  it("on pre-printed paper ends below the row with the date", () => {
    const found = findMasthead(pageOf(1, [issueLine, issuerRow, ...textAt(13, [full])])).masthead;
    expect(found).toMatchObject({ nameplate: [], redRules: [], issuerRow });
    expect(found.issueLines).toEqual([issueLine]);
  });

  it("is not there on a page that has neither red nor a row with a date", () => {
    const { masthead: none, lines: own } = findMasthead(pageOf(1, textAt(0, [full, full, "二〇二四年六月十八日。"])));
    expect(none).toEqual({ nameplate: [], redRules: [], marks: [], issueLines: [] });
    expect(own.size).toBe(0);
    expect(findMasthead(undefined).lines.size).toBe(0);
  });

  it("takes no sentence with a date for the issuer's row", () => {
    const sentence = lineAt("截至2024年6月18日全市港口吞吐量比上年增长百分之五", 28, 120);
    expect(findMasthead(pageOf(1, [sentence])).masthead.issuerRow).toBeUndefined();
  });
});

describe("an imprint", () => {
  const rows = [
    lineAt("抄送：市交通运输局，市应急管理局。", 33, 245, { sizePt: 14 }),
    lineAt("澄湖市港务管理局办公室     2024年6月18日印发", 33, 258, { sizePt: 14 }),
  ];
  const rules = [levelRule(238), levelRule(249, 0.25), levelRule(261.65)];

  it("is what stands between wide rules on the last page that has such rows", () => {
    const document = documentOf([pageOf(1, textAt(0, [full])), pageOf(2, rows, { rules })]);
    expect(findImprint(document)).toEqual({ page: 2, rules, lines: rows });
  });

  it("is found without its rules, too", () => {
    const document = documentOf([pageOf(1, [...textAt(0, [full]), ...rows])]);
    expect(findImprint(document)).toEqual({ page: 1, rules: [], lines: rows });
  });

  it("is no text that names recipients, and no table", () => {
    const text = textAt(0, ["▲抄送：各单位。", full]);
    expect(findImprint(documentOf([pageOf(1, text)]))).toBeUndefined();
    const upright = ruleAt({ left: 28, right: 28.35, top: 238, bottom: 262 });
    expect(wideRules(pageOf(1, [], { rules: [...rules, upright] }))).toEqual([]);
    expect(wideRules(pageOf(1, [], { rules: [redRule, levelRule(50)] }))).toEqual([levelRule(50)]);
  });
});

describe("headlines", () => {
  const headline = (text: string, baseline: number, sizePt = 22) => lineAt(text, 60, baseline, { sizePt });

  it("are lines of 二号, brought together where they follow each other", () => {
    const lines = [
      headline("部署汛期码头堆场", 150),
      headline("安全检查工作", 162.6),
      headline("水质中心开展演练", 210),
    ];
    const { headlines, used } = findHeadlines(
      recognise(documentOf([pageOf(1, [...lines, ...textAt(18, [full])])]), {}).sheets,
    );
    expect(headlines.map((one) => one.lines.length)).toEqual([2, 1]);
    expect(used.size).toBe(3);
  });

  it("are neither text nor a nameplate, nor red", () => {
    const lines = [
      headline("小标题", 150, 18),
      headline("大报头", 80, 48),
      lineAt("红字", 60, 200, { sizePt: 22, color: red }),
    ];
    const page = pageOf(1, [...lines, ...textAt(16, [full, full])]);
    expect(findHeadlines(recognise(documentOf([page]), {}).sheets).headlines).toEqual([]);
  });
});

describe("running text", () => {
  const paragraphsOf = (...pages: (readonly string[])[]) =>
    recognise(documentOf(pages.map((texts, index) => pageOf(index + 1, textAt(0, texts)))), {}).paragraphs.map(
      ({ lines }) => lines.length,
    );

  it("is one paragraph as long as full lines are followed by lines at the edge", () => {
    expect(paragraphsOf([`▲${full.slice(2)}`, full, short, `▲${full.slice(2)}`, short])).toEqual([3, 2]);
  });

  it("ends its paragraph with a short line, and begins one with an indent", () => {
    expect(paragraphsOf([full, short, full, "▲一、标题", full])).toEqual([2, 1, 1, 1]);
  });

  it("goes on over a page's end, and not over an empty line", () => {
    expect(paragraphsOf([`▲${full.slice(2)}`], [full, short])).toEqual([3]);
    const gap = [...textAt(0, [full]), ...textAt(2, [full])];
    expect(recognise(documentOf([pageOf(1, gap)]), {}).paragraphs).toHaveLength(2);
  });

  it("shows the grid and its profile by the distances of its lines", () => {
    const strict = recognise(documentOf([pageOf(1, textAt(0, [full, full, full]))]), {});
    expect(strict.grid).toMatchObject({ profile: "strict", sizePt: 15.8 });
    const word = [0, 1, 2].map((row) => lineAt(full, 28, 43 + (row * 225) / 22));
    expect(recognise(documentOf([pageOf(1, word)]), {}).grid.profile).toBe("word");
    const other = [0, 1, 2].map((row) => lineAt(full, 28, 43 + row * 9.5));
    expect(recognise(documentOf([pageOf(1, other)]), {}).grid.profile).toBe("other");
  });

  it("tells the folio, and 草稿, from what is in the type area", () => {
    const folio = lineAt("— 1 —", 165, 270.5, { sizePt: 14 });
    const mark = lineAt("草稿", 95, 25, { sizePt: 16, color: "#8a8a8a" });
    const [sheet] = recognise(documentOf([pageOf(1, [...textAt(0, [full]), folio, mark])]), {}).sheets;
    expect(sheet).toMatchObject({ foot: [folio], watermark: [mark] });
    expect(sheet?.text).toHaveLength(1);
  });

  it("is moved to the left on even pages where margins are mirrored, and only there", () => {
    const even = textAt(0, [full, full]).map((line) => lineAt(line.text, 26, line.baseline));
    const mirrored = recognise(documentOf([pageOf(1, textAt(0, [full, full])), pageOf(2, even)]), {});
    expect([mirrored.mirrored, mirrored.sheets[1]?.left]).toEqual([true, 26]);
    const shifted = recognise(documentOf([pageOf(1, even), pageOf(2, even)]), {});
    expect(shifted.mirrored).toBe(false);
  });
});

describe("contents", () => {
  it("run from their heading to the first empty line", () => {
    const lines = [...textAt(10, ["本期要目", "▲检查工作", "▲应急演练"]), ...textAt(15, [full])];
    const { contents, paragraphs } = recognise(documentOf([pageOf(1, lines)]), {});
    expect(contents.map(({ text }) => text)).toEqual(["本期要目", "检查工作", "应急演练"]);
    expect(paragraphs).toHaveLength(1);
  });
});

describe("a table", () => {
  const box = { left: 30, right: 180, top: 100, bottom: 140 };
  const grid = [
    levelRule(100, 0.2),
    levelRule(140, 0.2),
    ruleAt({ left: 28, right: 28.2, top: 100, bottom: 140 }),
    ruleAt({ left: 184, right: 184.2, top: 100, bottom: 140 }),
  ];

  it("is found by rules that touch, one of them upright", () => {
    const [frame, ...others] = tableFrames(pageOf(1, [], { rules: grid }), () => false);
    expect(others).toEqual([]);
    expect(frame).toMatchObject({ left: 28, right: 184.2, top: 100 });
    expect(isInside([frame ?? box], box)).toBe(true);
    expect(isInside([frame ?? box], { ...box, top: 150, bottom: 160 })).toBe(false);
  });

  it("is found by three level rules of one width, too, unless they are another's", () => {
    const open = [levelRule(100), levelRule(110), levelRule(140)];
    expect(tableFrames(pageOf(1, [], { rules: open }), () => false)).toHaveLength(1);
    expect(tableFrames(pageOf(1, [], { rules: open.slice(1) }), () => false)).toEqual([]);
    expect(tableFrames(pageOf(1, [], { rules: open }), () => true)).toEqual([]);
  });
});
