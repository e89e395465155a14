import type { InspectionRow } from "../../model/inspection.ts";
import { zi } from "../../model/layout.ts";
import type { Character, Page } from "../measured.ts";
import { isHan, nearest, neverFirst, neverLast, visible, visualEdges } from "../recognise/characters.ts";
import type { TextLine } from "../recognise/recognised.ts";
import { judge, measure, number, type Context, type Subject } from "./row.ts";

/** em; widest pitch of two Han characters in a justified line (practice). */
const widestPitch = 1.15;

/** em; the widest space that is typed between two characters, a full-width one. */
const typedSpace = 1;

/** A line and the one its paragraph goes on with. */
interface Break {
  readonly before: TextLine;
  readonly after: TextLine;
}

/** Rows 39 to 45 of the checklist: how lines break and fill. */
export function breakRows(context: Context): InspectionRow[] {
  const breaks = context.paragraphs.flatMap(({ lines }) =>
    lines.slice(1).map((after, index): Break => ({ before: lines[index] as TextLine, after })),
  );
  return [
    lastLines(context),
    ...edgeRows(context, breaks),
    wholeRow(context, breaks),
    numbersRow(context, breaks),
    justified(context, breaks),
    stretch(context, breaks),
  ];
}

/** 孤字不成行. */
function lastLines(context: Context): InspectionRow {
  const subjects = context.paragraphs
    .filter(({ lines }) => lines.length > 1)
    .map(({ lines }): Subject => {
      const { page, line, text } = lines.at(-1) as TextLine;
      const count = text.replaceAll(/[\p{P}\p{S}]/gu, "").length;
      return {
        page,
        box: line,
        isGood: count > 1,
        found: count > 1 ? `${count} 字` : `末行“${text}”`,
        off: count > 1 ? 0 : 1,
      };
    });
  const spec = { id: "last-line", clause: "practice", expected: "段末不少于 2 字", force: "conditional" } as const;
  return judge(context, spec, subjects);
}

function isOnlyMarks(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/** Marks that may not open or close a line; where a line holds nothing but marks there is no other way. */
function edgeRows(context: Context, breaks: readonly Break[]): InspectionRow[] {
  const starts = breaks.map(({ before, after: { page, line, text } }): Subject => {
    const isBad = neverFirst.includes(text.charAt(0)) && !isOnlyMarks(before.text.slice(-8));
    return {
      page,
      box: firstOf(line.characters, line),
      isGood: !isBad,
      found: isBad ? `行首“${text.slice(0, 4)}”` : "没有",
    };
  });
  const ends = breaks.map(({ before: { page, line, text } }): Subject => {
    const isBad = neverLast.includes(text.at(-1) ?? " ") && !isOnlyMarks(text.slice(-8));
    return {
      page,
      box: firstOf(line.characters.toReversed(), line),
      isGood: !isBad,
      found: isBad ? `行末“${text.slice(-4)}”` : "没有",
    };
  });
  return [
    judge(context, { id: "line-start", clause: "GB/T 15834 5.1", expected: "行首没有禁则标点", force: "rule" }, starts),
    judge(context, { id: "line-end", clause: "GB/T 15834 5.1", expected: "行末没有禁则标点", force: "rule" }, ends),
  ];
}

function firstOf(characters: readonly Character[], line: TextLine["line"]): TextLine["line"] | Character {
  return characters.find(({ text }) => text.trim() !== "") ?? line;
}

/** —— and …… stay whole. */
function wholeRow(context: Context, breaks: readonly Break[]): InspectionRow {
  const subjects = breaks.map(({ before, after }): Subject => {
    const isSplit =
      (/(?:^|[^—])—$/.test(before.text) && after.text.startsWith("—")) ||
      (/(?:^|[^…])…$/.test(before.text) && after.text.startsWith("…"));
    return subjectOf(before, after, isSplit);
  });
  const spec = { id: "dashes-whole", clause: "GB/T 15834 5.1.4", expected: "——、……不拆开", force: "rule" } as const;
  return judge(context, spec, subjects);
}

const unit =
  /^(?:[％%‰℃°]|[年月日时分秒号名个家项次期条件台套吨元人户倍岁里米亩度]|[万亿余多]|公里|平方|立方|小时|百分)/;

function numbersRow(context: Context, breaks: readonly Break[]): InspectionRow {
  const subjects = breaks.map(({ before, after }): Subject => {
    const isSplit =
      (/[0-9]$/.test(before.text) &&
        (/^[0-9]/.test(after.text) || unit.test(after.text) || /^[.,][0-9]/.test(after.text))) ||
      (/[0-9][.,]$/.test(before.text) && /^[0-9]/.test(after.text)) ||
      (before.text.endsWith("第") && /^[0-9]+[期号届次条章节季]/.test(after.text)) ||
      (/[A-Za-z]$/.test(before.text) && /^[a-z]/.test(after.text) && !isLongWord(before.text, after.text));
    return subjectOf(before, after, isSplit && !isLongNumber(before.text, after.text));
  });
  const spec = {
    id: "numbers-whole",
    clause: "practice",
    expected: "数字、单位、日期不拆开",
    force: "conditional",
  } as const;
  return judge(context, spec, subjects);
}

function isLongWord(before: string, after: string): boolean {
  return (/[!-~]*$/.exec(before)?.[0] ?? "").length + (/^[!-~]*/.exec(after)?.[0] ?? "").length > 24;
}

function isLongNumber(before: string, after: string): boolean {
  return (/[0-9.,]*$/.exec(before)?.[0] ?? "").length + (/^[0-9.,]*/.exec(after)?.[0] ?? "").length > 20;
}

function subjectOf(before: TextLine, after: TextLine, isSplit: boolean): Subject {
  return {
    page: before.page,
    box: before.line,
    isGood: !isSplit,
    found: isSplit ? `${before.text.slice(-6)}／${after.text.slice(0, 6)}` : "没有",
  };
}

/** Lines that go on end at the right edge; next to a long word or address there may be nothing to stretch. */
function justified(context: Context, breaks: readonly Break[]): InspectionRow {
  const free = breaks.filter(({ before, after }) => !/[!-~]{10}/.test(before.text) && !/^[!-~]{6}/.test(after.text));
  const measures = free.map(({ before }) => {
    const right = context.sheets[before.page - 1]?.right ?? 0;
    return { page: before.page, box: before.line, value: nearest(visualEdges(before.line, zi).right, right) };
  });
  const off = measures.filter(({ value }) => Math.abs(value) > 0.2).length;
  return measure(
    context,
    // One line here and there can be a typed line break; many are not justified.
    {
      id: "justified",
      clause: "practice",
      expected: "齐右边线",
      force: off * 10 > measures.length ? "declared" : "conditional",
    },
    { wanted: 0, within: 0.2, unit: "mm" },
    measures,
  );
}

function stretch(context: Context, breaks: readonly Break[]): InspectionRow {
  const subjects = breaks.map(({ before: { page, line } }): Subject => {
    const sheet = context.sheets[page - 1];
    let widest = 1;
    const characters = visible(line);
    const spaces = line.characters.filter(({ text }) => text.trim() === "");
    for (const [index, next] of characters.entries()) {
      const first = characters[index - 1];
      if (first === undefined || !isHan(first.text) || !isHan(next.text)) continue;
      // A space that was typed is no stretch, up to its own width.
      const isTyped = spaces.some(({ left }) => left > first.left && left < next.left);
      const pitch = (next.left - first.left) / context.grid.em - (isTyped ? typedSpace : 0);
      if (pitch > widest && (pitch <= widestPitch || !isFilled(sheet?.page, first, next))) widest = pitch;
    }
    return { page, box: line, isGood: widest <= widestPitch, found: `${number(widest)} 字`, off: widest };
  });
  const spec = {
    id: "stretch",
    clause: "practice",
    expected: `字距不超过 ${widestPitch} 字`,
    force: "conditional",
  } as const;
  return judge(context, spec, subjects);
}

/** Whether something stands between two characters on another baseline: the number of a note. */
function isFilled(page: Page | undefined, first: Character, next: Character): boolean {
  return (page?.lines ?? []).some(
    (line) =>
      line.baseline !== first.baseline &&
      Math.abs(line.baseline - first.baseline) < 4 &&
      line.characters.some(({ left, right }) => left > first.left + 1 && right < next.right),
  );
}
