import type { InspectionRow } from "../../model/inspection.ts";
import { folioGap, typeArea, typeSizePt, zi } from "../../model/layout.ts";
import type { Line } from "../measured.ts";
import { plain, visible } from "../recognise/characters.ts";
import type { Sheet } from "../recognise/recognised.ts";
import { judgeFaces } from "./face-row.ts";
import { judge, measure, nowhere, number, type Context, type Measure, type Subject } from "./row.ts";

/** mm; one character of 四号, and of the text: either is read as the 一字 that the folio is off the edge. */
const narrow = (typeSizePt.folio * 25.4) / 72;

/** What stands below a page's type area, as one line. */
interface Folio {
  readonly sheet: Sheet;
  readonly line: Line;
  readonly text: string;
}

/** Rows 58 to 63 of the checklist: the folio (7.5). */
export function folioRows(context: Context): InspectionRow[] {
  const folios = context.sheets.flatMap((sheet) =>
    sheet.foot.map((line): Folio => ({ sheet, line, text: plain(line.text) })).filter(({ text }) => /\d/.test(text)),
  );
  const gaps = folios.map((folio) => ({ folio, gap: edgeGap(folio) }));
  return [
    judge(
      context,
      { id: "folio-form", clause: "7.5", expected: "— n —", force: "rule" },
      folios.map(({ sheet, line, text }) => ({
        page: sheet.page.number,
        box: line,
        isGood: /^—\d+—$/.test(text),
        found: line.text.trim(),
      })),
    ),
    measure(
      context,
      { id: "folio-top", clause: "7.5", force: "rule" },
      { wanted: typeArea.top + typeArea.height + folioGap, within: 0.5, unit: "mm" },
      folios.flatMap(({ sheet, line }): Measure[] => {
        const dash = line.characters.find(({ text }) => /[—–-]/.test(text));
        return dash === undefined ? [] : [{ page: sheet.page.number, box: dash.ink, value: dash.ink.top }];
      }),
    ),
    judge(
      context,
      {
        id: "folio-side",
        clause: "7.5",
        expected: "单页居右、双页居左，各空 1 字",
        tolerance: "±0.7 mm",
        force: "rule",
      },
      gaps.map(({ folio: { sheet, line }, gap }): Subject => {
        const off = gap < narrow ? narrow - gap : Math.max(0, gap - zi);
        const side = sheet.page.number % 2 === 0 ? "左" : "右";
        return { page: sheet.page.number, box: line, isGood: off <= 0.7, found: `${side}空 ${number(gap)} mm`, off };
      }),
    ),
    judgeFaces(
      context,
      { id: "folio-face", clause: "7.5", expected: `宋体 ${typeSizePt.folio} pt`, tolerance: "±0.5 pt", force: "rule" },
      folios.map(({ sheet, line }) => ({
        page: sheet.page.number,
        box: line,
        characters: line.characters,
        roles: ["songti"],
        isLatin: true,
        sizePt: { wanted: typeSizePt.folio, within: 0.5 },
      })),
    ),
    numbers(context, folios),
    registration(
      context,
      gaps.map(({ folio, gap }) => ({ page: folio.sheet.page.number, box: folio.line, value: gap })),
    ),
  ];
}

/** mm between the ink of the folio and the edge on its page's side. */
function edgeGap({ sheet: { page, left, right }, line }: Folio): number {
  const characters = visible(line);
  return page.number % 2 === 0
    ? (characters[0]?.ink.left ?? line.left) - left
    : right - (characters.at(-1)?.ink.right ?? line.right);
}

function isBlank(sheet: Sheet | undefined): boolean {
  if (sheet === undefined) return false;
  return [...sheet.text, ...sheet.others, ...sheet.tables, ...sheet.page.pictures, ...sheet.page.rules].length === 0;
}

/** Pages are numbered throughout; only a blank page and the imprint's page behind it carry none. Copies start anew. */
function numbers(context: Context, folios: readonly Folio[]): InspectionRow {
  let wanted = 0;
  const subjects = context.sheets.map((sheet, index): Subject => {
    const { number: page } = sheet.page;
    const folio = folios.find((one) => one.sheet === sheet);
    const found = Number(/\d+/.exec(folio?.text ?? "")?.[0] ?? Number.NaN);
    const isCopy = found === 1 && sheet.page.rules.some(({ color }) => color === context.masthead.redRules[0]?.color);
    wanted = isCopy ? 1 : wanted + 1;
    const isImprintOnly = page === context.imprint?.page && sheet.text.length === 0;
    const maySilent = isBlank(sheet) || (isImprintOnly && isBlank(context.sheets[index - 1]));
    const isGood = folio === undefined ? maySilent : found === wanted && !maySilent;
    const shown = folio === undefined ? (isGood ? "空白页无页码" : "没有页码") : `第 ${wanted} 面印 ${found}`;
    return { page, box: folio?.line ?? nowhere, isGood, found: shown };
  });
  // A file without any folio may be an insert; a bulletin with a masthead is not.
  const isBulletin = context.masthead.redRules.length > 0 || context.basis.layout !== undefined;
  return judge(
    context,
    { id: "folio-numbers", clause: "7.5", expected: "连续编码，空白页和其后的版记页不编", force: "rule" },
    folios.length > 0 || isBulletin ? subjects : [],
  );
}

/** Front and back of a leaf: their folios lie on each other to 2 mm. */
function registration(context: Context, gaps: readonly Measure[]): InspectionRow {
  const pairs = gaps.flatMap((front): Measure[] => {
    const back = gaps.find(({ page }) => page === front.page + 1);
    return front.page % 2 === 0 || back === undefined ? [] : [{ ...back, value: Math.abs(back.value - front.value) }];
  });
  return measure(
    context,
    { id: "folio-registration", clause: "6.2", expected: "正反面页码套正", force: "rule" },
    { wanted: 0, within: 2, unit: "mm" },
    pairs,
  );
}
