import type { InspectionRow } from "../../model/inspection.ts";
import { paper, zi } from "../../model/layout.ts";
import { faceOf } from "../faces.ts";
import type { Line } from "../measured.ts";
import { isHan, middle, plain, visible } from "../recognise/characters.ts";
import type { Sheet } from "../recognise/recognised.ts";
import { judge, number, type Context, type Subject } from "./row.ts";

/** Rows 46 to 48 of the checklist: 附件说明, pages of attachments, 落款. */
export function endRows(context: Context): InspectionRow[] {
  return [
    judge(
      context,
      {
        id: "attachment-list",
        clause: "7.3.4",
        expected: "左空 2 字，回行与附件名对齐，名称后无标点",
        tolerance: "±0.2 mm",
        force: "rule",
      },
      context.sheets.flatMap((sheet) => attachmentLists(context, sheet)),
    ),
    judge(
      context,
      {
        id: "attachment-page",
        clause: "7.3.7",
        expected: "另面起，“附件”黑体顶格第 1 行，标题居中第 3 行",
        force: "rule",
      },
      context.sheets.flatMap((sheet) => attachmentPages(context, sheet)),
    ),
    judge(
      context,
      {
        id: "signature",
        clause: "7.3.5.2",
        expected: "署名右空 2 字，日期首字右移 2 字",
        tolerance: "±0.3 mm",
        force: "rule",
      },
      context.sheets.flatMap((sheet) => signatures(context, sheet)),
    ),
  ];
}

/** The lines directly below one, each a line pitch apart. */
function block(lines: readonly Line[], first: Line, pitch: number): Line[] {
  const below = [first];
  for (const line of lines.slice(lines.indexOf(first) + 1)) {
    // What follows in brackets are credits.
    if (line.baseline - (below.at(-1)?.baseline ?? 0) > 1.3 * pitch || plain(line.text).startsWith("（")) break;
    below.push(line);
  }
  return below;
}

function attachmentLists({ grid }: Context, sheet: Sheet): Subject[] {
  const first = sheet.text.find((line) => /^附件[:：]/.test(plain(line.text)));
  if (first === undefined || first.left - sheet.left > 4 * zi) return [];
  const characters = visible(first);
  const colon = characters.findIndex(({ text }) => /[:：]/.test(text));
  const numbered = /^附件[:：]\d+[.．]/.exec(plain(first.text))?.[0].length;
  // Names stand behind number and colon; further numbers under the first one.
  const starts = [characters[numbered ?? colon + 1], ...(numbered === undefined ? [] : [characters[colon + 1]])].map(
    (one) => one?.left ?? 0,
  );
  return block(sheet.text, first, grid.pitch).map((line, index): Subject => {
    const wanted = index === 0 ? [sheet.left + 2 * zi] : starts;
    const off = Math.min(...wanted.map((left) => Math.abs(line.left - left)));
    const isOver = /[。；，、]$/.test(plain(line.text)) && index === 0;
    return {
      page: sheet.page.number,
      box: line,
      isGood: off <= 0.2 && !isOver,
      found: isOver ? `“${plain(line.text).slice(-6)}”` : `差 ${number(off)} mm`,
      off,
    };
  });
}

function attachmentPages({ grid, headlines, document }: Context, sheet: Sheet): Subject[] {
  const label = sheet.text.find((line) => /^附件[0-9一二三四五六七八九十]*$/.test(plain(line.text)));
  if (label === undefined) return [];
  const han = label.characters.find(({ text }) => isHan(text));
  const isHeiti = faceOf(document.fonts[han?.font ?? -1]?.name ?? "").role === "heiti";
  const place = Math.max(Math.abs(label.left - sheet.left), Math.abs(label.top - grid.firstTop));
  const page = sheet.page.number;
  const title = headlines.find((headline) => headline.page === page && (headline.lines[0]?.top ?? 0) > label.top)
    ?.lines[0];
  const third = grid.firstTop + 2 * grid.pitch + zi / 2;
  const titleOff =
    title === undefined
      ? 0
      : Math.max(
          Math.abs((title.top + title.bottom) / 2 - third) - 1,
          Math.abs(middle(title.ink) - (sheet.left + sheet.right) / 2),
        );
  return [
    {
      page,
      box: label,
      isGood: place <= 0.5 && isHeiti,
      found: isHeiti ? `差 ${number(place)} mm` : "不是黑体",
      off: place,
    },
    ...(title === undefined
      ? []
      : [{ page, box: title, isGood: titleOff <= 0.5, found: `标题差 ${number(titleOff)} mm`, off: titleOff }]),
  ];
}

/** A date alone on its line below a name, neither centred nor at the left: 落款. */
function signatures({ grid }: Context, sheet: Sheet): Subject[] {
  return sheet.text.flatMap((date, index): Subject[] => {
    const isDate = /^\d{4}年\d{1,2}月\d{1,2}日$/.test(plain(date.text));
    if (!isDate || date.left < paper.width / 2 - 10 || Math.abs(middle(date) - (sheet.left + sheet.right) / 2) < 3)
      return [];
    const names: Line[] = [];
    for (let at = index - 1; at >= 0; at -= 1) {
      const line = sheet.text[at] as Line;
      const below = names[0] ?? date;
      if (below.baseline - line.baseline > 1.3 * grid.pitch || line.left < sheet.left + 4 * zi) break;
      names.unshift(line);
    }
    if (names.length === 0) return [];
    const right = sheet.right - 2 * zi;
    const end = Math.max(...names.map((line) => line.right));
    const left = Math.min(...names.map((line) => line.left));
    const isLonger = Math.abs(date.right - right) <= 0.3;
    const off = isLonger
      ? Math.abs(date.left - left - 2 * zi)
      : Math.max(Math.abs(end - right), Math.abs(date.left - left - 2 * zi));
    return [
      {
        page: sheet.page.number,
        box: { ...date, top: names[0]?.top ?? date.top },
        isGood: off <= 0.3,
        found: `差 ${number(off)} mm`,
        off,
      },
    ];
  });
}
