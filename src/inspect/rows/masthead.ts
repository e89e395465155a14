import type { InspectionRow } from "../../model/inspection.ts";
import { nameplateTop, redRule, typeArea, zi } from "../../model/layout.ts";
import type { Line } from "../measured.ts";
import { channels, isBlack, isRed, middle, plain, type Segment } from "../recognise/characters.ts";
import { issueSegment, issuerSegments } from "../recognise/masthead.ts";
import { judgeFaces } from "./face-row.ts";
import { judge, measure, nowhere, number, type Context, type Measure, type Subject } from "./row.ts";

/** mm; the middle of the type area. */
const centre = typeArea.left + typeArea.width / 2;

const right = typeArea.left + typeArea.width;

/** pt; what is larger is no headline. */
const largestHeadline = 30;

/** Rows 15 to 27 of the checklist: the masthead of page 1. */
export function mastheadRows(context: Context): InspectionRow[] {
  return [
    ...nameplateRows(context),
    ...markRows(context),
    ...issueRows(context),
    ...redRuleRows(context),
    blankLines(context),
  ];
}

/** Whether a masthead is printed at all: on pre-printed paper nothing red is, and nothing as large as a nameplate. */
function isPreprinted(context: Context): boolean {
  const { basis, masthead } = context;
  if (basis.layout !== undefined) return basis.layout.mastheadMode === "preprinted";
  return masthead.nameplate.length === 0 && masthead.redRules.length === 0 && likeNameplate(context).length === 0;
}

/** Lines as large as a nameplate, where one stands, in any colour. */
function likeNameplate({ document }: Context): Line[] {
  return (document.pages[0]?.lines ?? []).filter(
    ({ angle, sizePt, top, bottom }) => angle === 0 && sizePt > largestHeadline && bottom - top < 60 && top < 120,
  );
}

function nameplateRows(context: Context): InspectionRow[] {
  const { nameplate } = context.masthead;
  const first = nameplate[0];
  const compact = typeArea.top + nameplateTop.compact;
  const at35 = typeArea.top + nameplateTop["35mm"];
  const wanted = context.basis.layout?.mastheadTop ?? "35mm";
  const tops = (): Subject[] => {
    if (first === undefined) return [];
    const { top } = first.ink;
    const off = wanted === "compact" ? Math.max(0, compact - 1 - top) : Math.abs(top - at35);
    return [
      { page: 1, box: first.ink, isGood: off <= (wanted === "compact" ? 0 : 1), found: `${number(top)} mm`, off },
    ];
  };
  const isCompact = first !== undefined && first.ink.top < at35 - 1 && first.ink.top > compact - 1;
  return [
    judge(
      context,
      {
        id: "nameplate-top",
        clause: "7.2.4",
        expected: wanted === "compact" ? `≥ ${compact} mm` : `${at35} mm`,
        tolerance: "±1 mm",
        // A compact masthead is common practice in bulletins; only a layout that says 35 mm makes it a fault.
        force: context.basis.layout === undefined && isCompact ? "conditional" : "rule",
      },
      tops(),
    ),
    measure(
      context,
      { id: "nameplate-centre", clause: "7.2.4", force: "rule" },
      { wanted: centre, within: 0.5, unit: "mm" },
      nameplate.map(({ ink }) => ({ page: 1, box: ink, value: middle(ink) })),
    ),
    nameplateColour(context),
    judge(
      context,
      { id: "nameplate-width", clause: "7.2.4", expected: "≤ 156 mm", force: "rule" },
      nameplate.map(({ ink }) => {
        const width = ink.right - ink.left;
        return { page: 1, box: ink, isGood: width <= typeArea.width, found: `${number(width)} mm`, off: width };
      }),
    ),
  ];
}

/** A nameplate is red; one that is not is recognised by its size and place. */
function nameplateColour(context: Context): InspectionRow {
  const { masthead, basis } = context;
  const lines: readonly Line[] = masthead.nameplate.length > 0 ? masthead.nameplate : likeNameplate(context);
  // A spot colour is printed in its own ink: how a screen shows it says little.
  const isSpot =
    context.document.pages[0]?.colours.some(({ space, hex }) => space === "separation" && isRed(hex)) === true;
  const subjects = lines.map(({ ink, color }): Subject => ({
    page: 1,
    box: ink,
    isGood: masthead.nameplate.length > 0 && (isSpot || sameColour(color, basis.layout?.red)),
    found: color,
  }));
  const isMissing = subjects.length === 0 && !isPreprinted(context);
  return judge(
    context,
    { id: "nameplate-colour", clause: "7.2.4", expected: basis.layout?.red ?? "红色", force: "rule" },
    isMissing ? [{ page: 1, box: nowhere, isGood: false, found: "没有套红的报头名称" }] : subjects,
  );
}

/** Whether a colour is shown as a wanted one, give or take what a conversion from CMYK or a spot colour rounds. */
function sameColour(color: string, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  const other = channels(wanted);
  return channels(color).every((value, index) => Math.abs(value - (other[index] ?? 0)) <= 3);
}

const classification = /^(?:公开|内部|秘密|机密|绝密)(?:★.*)?$/;
const urgency = /^(?:特提|特急|加急|平急|急件)$/;

function markRows(context: Context): InspectionRow[] {
  const { marks } = context.masthead;
  const copyNumbers = marks.filter(({ text }) => /^(?:份号)?[:：]?\d{4,8}$/.test(text));
  const levels = marks.filter(({ text }) => classification.test(text) || urgency.test(text));
  const face = judgeFaces(
    context,
    { id: "classification-urgency", clause: "7.2.2", expected: "左顶格，黑体", tolerance: "±0.5 mm", force: "rule" },
    levels.map((box) => ({ page: 1, box, characters: box.characters, roles: ["heiti"] })),
  );
  const moved = levels.filter(({ left }) => Math.abs(left - typeArea.left) > 0.5);
  return [
    judge(
      context,
      { id: "copy-number", clause: "7.2.1", expected: "6 位数字，左顶格第 1 行", tolerance: "±0.5 mm", force: "rule" },
      copyNumbers.map((box) => {
        const off = Math.max(Math.abs(box.left - typeArea.left), Math.abs(box.top - context.grid.firstTop));
        return {
          page: 1,
          box,
          isGood: /^\d{6}$/.test(box.text) && off <= 0.5,
          found: `${box.text}，左 ${number(box.left)} mm，上 ${number(box.top)} mm`,
          off,
        };
      }),
    ),
    moved.length === 0
      ? face
      : judge(
          context,
          { id: face.id, clause: face.clause, expected: face.expected, tolerance: face.tolerance, force: "rule" },
          moved.map((box) => ({
            page: 1,
            box,
            isGood: false,
            found: `${box.text} 左 ${number(box.left)} mm`,
            off: Math.abs(box.left - typeArea.left),
          })),
        ),
  ];
}

function issueRows(context: Context): InspectionRow[] {
  const { basis, masthead } = context;
  const issue = issueSegment(masthead);
  const wantedText = basis.issueLine === undefined ? undefined : plain(basis.issueLine).replaceAll("|", "");
  const lines = masthead.issueLines.map(({ text }) => plain(text)).join("");
  const isText = wantedText === undefined || lines.includes(wantedText) || issue?.text === wantedText;
  return [
    judge(
      context,
      {
        id: "issue-line",
        clause: "practice",
        expected: `${wantedText ?? "期号"}居中 ${centre} mm`,
        tolerance: "±0.5 mm",
        force: "declared",
      },
      issue === undefined ? [] : [issueSubject(issue, isText)],
    ),
    issuerRow(context),
  ];
}

function issueSubject(issue: Segment, isText: boolean): Subject {
  const off = Math.abs(middle(issue) - centre);
  return { page: 1, box: issue, isGood: isText && off <= 0.5, found: `${issue.text} ${number(middle(issue))} mm`, off };
}

/** Issuer 1 zi from the left edge and date 1 zi from the right one, or both centred together; the date is the issue's. */
function issuerRow(context: Context): InspectionRow {
  const { basis } = context;
  const { issuer, date, all } = issuerSegments(context.masthead);
  const first = all[0];
  const last = all.at(-1);
  const way = context.basis.layout?.issuerRow;
  const isCentred =
    way === "centre" ||
    (way === undefined &&
      first !== undefined &&
      last !== undefined &&
      first.left > typeArea.left + 3 * zi &&
      Math.abs((first.left + last.right) / 2 - centre) < 3);
  const spec = {
    id: "issuer-row",
    clause: "practice",
    expected: isCentred ? `居中 ${centre} mm` : `左 ${number(typeArea.left + zi)}，右 ${number(right - zi)} mm`,
    tolerance: "±0.5 mm",
    force: "declared",
  } as const;
  if (date === undefined || first === undefined || last === undefined) return judge(context, spec, []);
  const box = { ...first, right: last.right };
  const offs = isCentred
    ? [Math.abs((first.left + last.right) / 2 - centre)]
    : [
        ...(issuer === undefined ? [] : [Math.abs(issuer.left - typeArea.left - zi)]),
        Math.abs(date.right - (right - zi)),
      ];
  const off = Math.max(...offs);
  const wanted = basis.date === undefined ? undefined : shownDate(basis.date);
  const isDate = wanted === undefined || date.text.includes(wanted);
  const place = isCentred
    ? `${number((first.left + last.right) / 2)} mm`
    : `左 ${number(first.left)}，右 ${number(date.right)} mm`;
  const found = isDate ? place : `${date.text}，原稿为${wanted}`;
  return judge(context, spec, [{ page: 1, box, isGood: isDate && off <= 0.5, found, off }]);
}

/** A date of `YYYY-MM-DD` as a masthead shows it: without noughts in front. */
function shownDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

function redRuleRows(context: Context): InspectionRow[] {
  const { masthead, document } = context;
  const { redRules, issuerRow: row } = masthead;
  const first = redRules[0];
  const count: Subject[] = isPreprinted(context)
    ? []
    : [
        {
          page: 1,
          box: redRules[1] ?? first ?? nowhere,
          isGood: redRules.length === 1,
          found: `${redRules.length} 条`,
        },
      ];
  const above = row?.bottom ?? Math.max(0, ...masthead.issueLines.map(({ bottom }) => bottom));
  return [
    judge(
      context,
      { id: "red-rule", clause: "7.2.7", expected: "首页 1 条", force: "rule" },
      document.pages.length > 0 ? count : [],
    ),
    judge(
      context,
      { id: "red-rule-extent", clause: "7.2.7", expected: "28～184 mm", tolerance: "±0.2 mm", force: "rule" },
      redRules.map((box) => {
        const off = Math.max(Math.abs(box.left - typeArea.left), Math.abs(box.right - right));
        return { page: 1, box, isGood: off <= 0.2, found: `${number(box.left)}～${number(box.right)} mm`, off };
      }),
    ),
    measure(
      context,
      { id: "red-rule-gap", clause: "7.2.7", force: "rule" },
      { wanted: redRule.gap, within: 0.3, unit: "mm" },
      above > 0 ? redRules.slice(0, 1).map((box): Measure => ({ page: 1, box, value: box.top - above })) : [],
    ),
    measure(
      context,
      { id: "red-rule-thickness", clause: "practice", force: "declared" },
      { wanted: redRule.thickness, within: 0.06, unit: "mm" },
      redRules.map((box) => ({ page: 1, box, value: box.thickness })),
    ),
  ];
}

/** Two blank lines between red rule and what follows; fewer where page 1 must show text (7.3.3). */
function blankLines(context: Context): InspectionRow {
  const { masthead, sheets, grid, basis, headlines } = context;
  const rule = masthead.redRules[0];
  const sheet = sheets[0];
  const wanted = basis.linesBelowRule ?? 2;
  const spec = {
    id: "blank-lines-below-rule",
    clause: "7.3.1",
    expected: `${wanted} 行`,
    tolerance: "±0.3 行",
  } as const;
  const next = [...(sheet?.text ?? []), ...(sheet?.others ?? [])]
    .filter((line) => isBlack(line.color) && line.top > (rule?.bottom ?? 0))
    .toSorted((a, b) => a.top - b.top)[0];
  if (rule === undefined || next === undefined) return judge(context, { ...spec, force: "rule" }, []);
  // A headline stands in the middle of lines of its own, a third of one lower than text would.
  const lead = headlines.some(({ lines }) => lines.includes(next)) ? 0.35 : 0;
  const lines = (next.top - rule.bottom) / grid.pitch - lead;
  const off = Math.abs(lines - wanted);
  const box = { left: rule.left, right: rule.right, top: rule.bottom, bottom: next.top };
  const isTightened = basis.layout === undefined && lines < 1.7 && Math.abs(lines - Math.round(lines)) <= 0.3;
  return judge(context, { ...spec, force: isTightened ? "conditional" : "rule" }, [
    { page: 1, box, isGood: off <= 0.3, found: `${number(lines)} 行`, off },
  ]);
}
