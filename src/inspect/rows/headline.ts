import type { InspectionRow } from "../../model/inspection.ts";
import { headlineColumns, typeArea, typeSizePt, zi } from "../../model/layout.ts";
import type { Line } from "../measured.ts";
import { middle, plain, visible } from "../recognise/characters.ts";
import type { Headline, Sheet, TextLine } from "../recognise/recognised.ts";
import { judgeFaces } from "./face-row.ts";
import { judge, measure, nowhere, number, type Context, type Subject } from "./row.ts";

/** Fewest characters in the last line of a headline (practice). */
const shortestLine = 4;

/** Rows 28 to 32 of the checklist: headlines, and text on page 1. */
export function headlineRows(context: Context): InspectionRow[] {
  const { headlines, sheets } = context;
  const lines = headlines.flatMap((headline) => headline.lines.map((line) => ({ page: headline.page, line })));
  const columns = lines.map(({ page, line }): Subject => {
    const width = (line.ink.right - line.ink.left) / ((line.sizePt * 25.4) / 72);
    return { page, box: line, isGood: width <= headlineColumns + 0.15, found: `${number(width)} 字`, off: width };
  });
  return [
    judgeFaces(
      context,
      {
        id: "headline-face",
        clause: "7.3.1",
        expected: `小标宋 ${typeSizePt.headline} pt`,
        tolerance: "±0.5 pt",
        force: "rule",
      },
      lines.map(({ page, line }) => ({
        page,
        box: line,
        characters: line.characters,
        roles: ["xiaobiaosong"],
        sizePt: { wanted: typeSizePt.headline, within: 0.5 },
      })),
    ),
    measure(
      context,
      { id: "headline-centre", clause: "7.3.1", force: "rule" },
      { wanted: typeArea.left + typeArea.width / 2, within: 0.5, unit: "mm" },
      lines.map(({ page, line }) => ({
        page,
        box: line,
        value: centreOf(line) + typeArea.left - (sheets[page - 1]?.left ?? typeArea.left),
      })),
    ),
    judge(
      context,
      {
        id: "headline-shape",
        clause: "7.3.1",
        expected: `梯形或菱形，不拆词，末行不少于 ${shortestLine} 字`,
        force: "conditional",
      },
      headlines.filter((headline) => headline.lines.length > 1).map((headline) => shapeOf(headline)),
    ),
    judge(
      context,
      { id: "headline-length", clause: "7.3.1", expected: `每行不超过 ${headlineColumns} 字`, force: "conditional" },
      columns,
    ),
    textOnFirstPage(context),
  ];
}

/** The middle of a line: of its ink, or of its characters where a mark at one end has its ink to one side. */
function centreOf(line: Line): number {
  const centre = typeArea.left + typeArea.width / 2;
  const [first, last] = [visible(line)[0] ?? line, visible(line).at(-1) ?? line];
  const whole = middle({ left: first.left, right: last.right });
  const ink = middle(line.ink);
  return Math.abs(whole - centre) < Math.abs(ink - centre) ? whole : ink;
}

const words = new Intl.Segmenter("zh-CN", { granularity: "word" });

/** Longest in the middle, or getting steadily longer or shorter; breaks between words; no scrap in the last line. */
function shapeOf({ page, lines }: Headline): Subject {
  const texts = lines.map((line) => plain(line.text));
  const widths = lines.map((line) => line.ink.right - line.ink.left);
  const em = ((lines[0]?.sizePt ?? typeSizePt.headline) * 25.4) / 72;
  const isHourglass = widths.some(
    (width, index) =>
      index > 0 &&
      index < widths.length - 1 &&
      width < (widths[index - 1] ?? 0) - em &&
      width < (widths[index + 1] ?? 0) - em,
  );
  const isShort = visible(lines.at(-1) ?? lines[0]!).length < shortestLine;
  const whole = texts.join("");
  const breaks = texts.slice(0, -1).map((_, index) => texts.slice(0, index + 1).join("").length);
  const torn = [...words.segment(whole)].find(
    ({ index, segment, isWordLike }) =>
      isWordLike === true && breaks.some((at) => at > index && at < index + segment.length) && segment.length < 5,
  );
  const found = isHourglass
    ? "沙漏形"
    : isShort
      ? `末行“${texts.at(-1) ?? ""}”`
      : torn === undefined
        ? texts.join("／")
        : `拆开了“${torn.segment}”`;
  return { page, box: lines[0] ?? nowhere, isGood: !isHourglass && !isShort && torn === undefined, found };
}

/** Whether a line is a byline or a subhead rather than text: in the middle, and not from edge to edge. */
function isCentred({ line, start }: TextLine, sheet: Sheet | undefined): boolean {
  if (sheet === undefined || start !== "other") return false;
  return line.left > sheet.left + zi && Math.abs(middle(line) - middle(sheet)) < 1;
}

/** 首页必须显示正文: contents and an editor's note count. */
function textOnFirstPage(context: Context): InspectionRow {
  const { paragraphs, contents, headlines, sheets } = context;
  const text = paragraphs.flatMap(({ lines }) => lines).filter((line) => !isCentred(line, sheets[line.page - 1]));
  const first = [...contents, ...text].filter(({ page }) => page === 1);
  const isIssue = headlines.length > 0 || context.masthead.redRules.length > 0 || context.masthead.nameplate.length > 0;
  const spec = { id: "text-on-first-page", clause: "7.3.3", expected: "首页显示正文", force: "conditional" } as const;
  return judge(
    context,
    spec,
    isIssue ? [{ page: 1, box: nowhere, isGood: first.length > 0, found: `${first.length} 行正文` }] : [],
  );
}
