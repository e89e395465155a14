import type { InspectionRow } from "../../model/inspection.ts";
import { imprintRule, typeArea, typeSizePt } from "../../model/layout.ts";
import type { Line } from "../measured.ts";
import { plain, visible } from "../recognise/characters.ts";
import { wideRules } from "../recognise/imprint.ts";
import type { Imprint } from "../recognise/recognised.ts";
import { judgeFaces } from "./face-row.ts";
import { judge, measure, nowhere, number, type Context, type Measure, type Subject } from "./row.ts";

/** mm; one character of 四号. */
const em = (typeSizePt.imprint * 25.4) / 72;

/** A row of the imprint: a label with what stands behind it, over one or more lines. */
interface ImprintRow {
  readonly label: string;
  readonly lines: readonly Line[];
}

const labelled = /^([^：:]{1,8})[：:]/;

/** Labels of the distribution list; others (责任编辑, 电话) have no full stop behind their names. */
const recipients = /^(?:主送|抄送|抄报|抄发|报送|发送|呈报|呈送|分送|报|送|发|本期增发|增发)$/;

/** Rows 49 to 57 of the checklist: 版记. */
export function imprintRows(context: Context): InspectionRow[] {
  const { imprint, sheets } = context;
  const sheet = sheets[(imprint?.page ?? 1) - 1];
  const left = sheet?.left ?? typeArea.left;
  return [
    pageRow(context),
    ...ruleRows(context, left),
    ...textRows(context, imprint === undefined ? [] : rowsOf(imprint), left),
  ];
}

function pageRow(context: Context): InspectionRow {
  const { imprint, document, basis } = context;
  const side = basis.layout?.imprintSide;
  const last = document.pages.length;
  const divisor = side === "last" ? 1 : side === "multiple-of-4" ? 4 : 2;
  const isOnLast = imprint?.page === last;
  const isRightSide = last % divisor === 0;
  const expected = divisor === 1 ? "最后一面" : divisor === 4 ? "最后一面，页数为 4 的倍数" : "最后一面，双数页";
  const subjects: Subject[] =
    imprint === undefined
      ? basis.layout === undefined
        ? []
        : [{ page: last, box: nowhere, isGood: false, found: "没有版记" }]
      : [
          {
            page: imprint.page,
            box: imprint.rules[0] ?? nowhere,
            isGood: isOnLast && isRightSide,
            found: `第 ${imprint.page} 面，共 ${last} 面`,
          },
        ];
  // That the last page is an even one is how 7.4.1 is read, not what it says.
  return judge(
    context,
    { id: "imprint-page", clause: "7.4.1", expected, force: isOnLast ? "declared" : "rule" },
    subjects,
  );
}

function ruleRows(context: Context, left: number): InspectionRow[] {
  const { imprint } = context;
  const page = imprint?.page ?? 1;
  const rules = imprint?.rules ?? [];
  const last = rules.at(-1);
  const outer = rules.filter((_, index) => index === 0 || index === rules.length - 1);
  const between = rules.slice(1, -1);
  const first = imprint?.lines[0];
  const missing = rules.length > 0 || first === undefined ? [] : [{ page, box: first, value: 0 }];
  const thickness = (rule: (typeof rules)[number]): Measure => ({ page, box: rule, value: rule.thickness });
  return [
    measure(
      context,
      { id: "imprint-last-rule", clause: "7.4.1", force: "rule" },
      { wanted: typeArea.top + typeArea.height, within: 0.1, unit: "mm" },
      last === undefined ? missing : [{ page, box: last, value: last.bottom }],
    ),
    measure(
      context,
      { id: "imprint-outer-rules", clause: "7.4.1", force: "declared" },
      { wanted: imprintRule.outer, within: 0.05, unit: "mm" },
      rules.length === 1 && last !== undefined
        ? [{ page, box: last, value: 0 }]
        : [...outer.map((rule) => thickness(rule)), ...missing],
    ),
    measure(
      context,
      { id: "imprint-inner-rules", clause: "7.4.1", force: "declared" },
      { wanted: imprintRule.inner, within: 0.05, unit: "mm" },
      between.map((rule) => thickness(rule)),
    ),
    judge(
      context,
      {
        id: "imprint-rules-extent",
        clause: "7.4.1",
        expected: `${number(left)}～${number(left + typeArea.width)} mm`,
        tolerance: "±0.15 mm",
        force: "rule",
      },
      rules.map((rule): Subject => {
        const off = Math.max(Math.abs(rule.left - left), Math.abs(rule.right - left - typeArea.width));
        return { page, box: rule, isGood: off <= 0.15, found: `${number(rule.left)}～${number(rule.right)} mm`, off };
      }),
    ),
  ];
}

/** Lines brought together under their labels; a line without one goes on with the row above, unless a rule parts them. */
function rowsOf({ lines, rules }: Imprint): ImprintRow[] {
  const rows: { label: string; lines: Line[] }[] = [];
  for (const line of lines) {
    const label = labelled.exec(plain(line.text))?.[1];
    const above = rows.at(-1)?.lines.at(-1);
    const isParted = above !== undefined && rules.some(({ top }) => top > above.baseline && top < line.baseline);
    if (label === undefined && above !== undefined && !isParted && !isPrinted(line)) rows.at(-1)?.lines.push(line);
    else rows.push({ label: label ?? "", lines: [line] });
  }
  return rows;
}

function isPrinted({ text }: Line): boolean {
  return plain(text).endsWith("印发");
}

function textRows(context: Context, rows: readonly ImprintRow[], left: number): InspectionRow[] {
  const { imprint, document } = context;
  const page = imprint?.page ?? 1;
  const previous = document.pages[page - 2];
  const isContinued = previous !== undefined && wideRules(previous).length > 0;
  return [
    judge(
      context,
      { id: "imprint-no-rule-between", clause: "7.4.2", expected: "主送、抄送之间无分隔线", force: "rule" },
      rows.slice(1).flatMap((row, index): Subject[] => {
        const before = rows[index] as ImprintRow;
        const above = before.lines.at(-1) as Line;
        const below = row.lines[0] as Line;
        if (!recipients.test(before.label) || !recipients.test(row.label)) return [];
        const rule = imprint?.rules.find(({ top }) => top > above.baseline && top < below.baseline);
        return [
          { page, box: rule ?? below, isGood: rule === undefined, found: rule === undefined ? "没有" : "有分隔线" },
        ];
      }),
    ),
    judgeFaces(
      context,
      {
        id: "imprint-face",
        clause: "7.4.2",
        expected: `仿宋 ${typeSizePt.imprint} pt`,
        tolerance: "±0.5 pt",
        force: "rule",
      },
      rows
        .flatMap(({ lines }) => lines)
        .map((line) => ({
          page,
          box: line,
          characters: line.characters,
          roles: ["fangsong"],
          sizePt: { wanted: typeSizePt.imprint, within: 0.5 },
        })),
    ),
    judge(
      context,
      {
        id: "imprint-indents",
        clause: "7.4.2",
        expected: "左右各空 1 字，回行与冒号后首字对齐",
        tolerance: "±0.5 mm",
        force: "rule",
      },
      rows.flatMap((row, index) =>
        // A list that goes on from the page before starts behind a colon that stands there.
        index === 0 && row.label === "" && isContinued ? [] : indents(row, { page, left }),
      ),
    ),
    punctuation(context, rows, page),
  ];
}

function indents({ lines }: ImprintRow, { page, left }: { readonly page: number; readonly left: number }): Subject[] {
  const characters = visible(lines[0] as Line);
  const colon = characters.findIndex(({ text }) => text === "：" || text === ":");
  const hang = characters[colon + 1]?.left ?? left + em;
  const right = left + typeArea.width - em;
  return lines.map((line, index): Subject => {
    // Groups and levels of a list may start under its label, too; not a line that goes on with a full one.
    const isTurned = (lines[index - 1]?.right ?? 0) > right - 2 * em;
    const starts = index === 0 ? [left + em] : isTurned ? [hang] : [hang, left + em];
    const from = Math.min(...starts.map((start) => Math.abs(line.left - start)));
    // The blank half of a mark at the end may stand over.
    const over = Math.max(0, line.right - right - (/[。，、；]$/.test(plain(line.text)) ? em / 2 : 0));
    const printed = isPrinted(line) ? Math.abs(line.right - right) : 0;
    const off = Math.max(from, over, printed);
    return { page, box: line, isGood: off <= 0.5, found: `左 ${number(line.left)}，右 ${number(line.right)} mm`, off };
  });
}

function punctuation(context: Context, rows: readonly ImprintRow[], page: number): InspectionRow {
  const lists = rows.filter(({ label }) => recipients.test(label));
  const ends = lists.map(({ lines }): Subject => {
    const line = lines.at(-1) as Line;
    const text = plain(line.text);
    return { page, box: line, isGood: /。(?:（共印\d+份）)?$/.test(text), found: `…${text.slice(-6)}` };
  });
  // A name too long for its line is turned beside the date: then 印发 ends the row's first line.
  const closing = rows.slice(-2).flatMap(({ lines }) => lines);
  const last = closing.find((line) => isPrinted(line)) ?? closing.at(-1);
  const printed: Subject[] =
    last === undefined ? [] : [{ page, box: last, isGood: isPrinted(last), found: `…${plain(last.text).slice(-6)}` }];
  const spec = {
    id: "imprint-punctuation",
    clause: "7.4.3",
    expected: "名单以“。”结尾，末行以“印发”结尾",
    force: "declared",
  } as const;
  return judge(context, spec, [...ends, ...printed]);
}
