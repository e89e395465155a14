import type { InspectionRow } from "../../model/inspection.ts";
import type { FontRole } from "../../model/font-role.ts";
import { zi } from "../../model/layout.ts";
import { faceOf } from "../faces.ts";
import { isHan, nearest, plain, visible, visualEdges } from "../recognise/characters.ts";
import type { Paragraph, Sheet, TextLine } from "../recognise/recognised.ts";
import { judgeFaces } from "./face-row.ts";
import { judge, measure, number, type Context, type Measure, type Subject } from "./row.ts";

/** Numbers of the four levels (7.3.3). */
const levels: readonly { readonly pattern: RegExp; readonly role: FontRole }[] = [
  { pattern: /^[一二三四五六七八九十]{1,3}、/, role: "heiti" },
  { pattern: /^[（(][一二三四五六七八九十]{1,3}[）)]/, role: "kaiti" },
  { pattern: /^\d{1,2}[.．]/, role: "fangsong" },
  { pattern: /^[（(]\d{1,2}[）)]/, role: "fangsong" },
];

/** Rows 33 to 38 of the checklist: indents, headings, pages that open and close well. */
export function paragraphRows(context: Context): InspectionRow[] {
  return [
    indent(context),
    flush(context),
    headingFaces(context),
    headingSizes(context),
    headingKept(context),
    pageStart(context),
  ];
}

function sheetOf({ sheets }: Context, { page }: TextLine): Sheet {
  const sheet = sheets[page - 1];
  if (sheet === undefined) throw new Error(`no page ${page}`);
  return sheet;
}

/** First lines of paragraphs of two and more lines. */
function indent(context: Context): InspectionRow {
  const several = context.paragraphs.filter(({ lines }) => lines.length > 1);
  const flushed = several.filter(({ lines: [first] }) => first?.start === "turned" && !/[:：]$/.test(first.text));
  // A line break within a paragraph looks like a paragraph without indent: only many of them are a habit.
  const isHabit = flushed.length > 1 && flushed.length * 2 > several.length;
  const judged = several.filter(({ lines: [first] }) => first !== undefined && (first.start !== "turned" || isHabit));
  return measure(
    context,
    { id: "first-line-indent", clause: "7.3.3", force: "rule" },
    { wanted: 2 * zi, within: 0.1, unit: "mm" },
    judged.map(({ lines }): Measure => {
      const first = lines[0] as TextLine;
      const { left } = sheetOf(context, first);
      return {
        page: first.page,
        box: first.line,
        value: 2 * zi + nearest(visualEdges(first.line, zi).left, left + 2 * zi),
      };
    }),
  );
}

/** All other lines of a paragraph; those a little off the edge are found by the full line above them. */
function flush(context: Context): InspectionRow {
  const turned = context.paragraphs.flatMap(({ lines }) => lines.slice(1));
  const strays = context.paragraphs.flatMap(({ lines: [first] }, index) => {
    const before = context.paragraphs[index - 1]?.lines.at(-1);
    if (first === undefined || first.start !== "other" || before?.page !== first.page) return [];
    const { left, right } = sheetOf(context, first);
    const isBelow = Math.abs(first.line.baseline - before.line.baseline - context.grid.pitch) < 1;
    const isFull = Math.abs(nearest(visualEdges(before.line, zi).right, right)) < 0.2 && before.start !== "other";
    return isBelow && isFull && Math.abs(first.line.left - left) < 4 ? [first] : [];
  });
  return measure(
    context,
    { id: "turned-lines", clause: "7.3.3", expected: "顶格", force: "rule" },
    { wanted: 0, within: 0.1, unit: "mm" },
    [...turned, ...strays].map((one) => ({
      page: one.page,
      box: one.line,
      value: nearest(visualEdges(one.line, zi).left, sheetOf(context, one).left),
    })),
  );
}

/** A heading found by its number, and its face. */
interface Heading {
  readonly paragraph: Paragraph;
  readonly first: TextLine;
  readonly level: number;
  /** The role of its first Han character behind the number. */
  readonly role: FontRole | undefined;
}

function headings({ paragraphs, document }: Context): Heading[] {
  return paragraphs.flatMap((paragraph): Heading[] => {
    const first = paragraph.lines[0];
    const level = first?.start === "indented" ? levels.findIndex(({ pattern }) => pattern.test(first.text)) : -1;
    if (first === undefined || level < 0) return [];
    const prefix = levels[level]?.pattern.exec(first.text)?.[0] ?? "";
    const letter = visible(first.line)
      .slice([...prefix].length)
      .find(({ text }) => isHan(text));
    const { role } = faceOf(document.fonts[letter?.font ?? -1]?.name ?? "");
    return [{ paragraph, first, level, role }];
  });
}

/** Whether a paragraph is a sentence that merely begins with a number. */
function isSentence({ paragraph: { lines } }: Heading): boolean {
  return lines.length > 1 || /[。；：！？]$/.test(lines[0]?.text ?? "");
}

/** A first level in neither 黑体 nor the text's face. */
function isWrong({ level, role }: Heading): boolean {
  return level === 0 && role !== "heiti" && role !== "fangsong";
}

function headingFaces(context: Context): InspectionRow {
  const found = headings(context).filter(
    (heading) => heading.role !== "fangsong" || heading.level > 1 || !isSentence(heading),
  );
  return judgeFaces(
    context,
    {
      id: "heading-faces",
      clause: "7.3.3",
      expected: "一级黑体，二级楷体，三、四级仿宋",
      // Bold within a paragraph that starts with a number is an author's right; a first level in 楷体 is nobody's.
      force: found.some(isWrong) ? "rule" : "conditional",
    },
    found.map(({ first, level }) => {
      const characters = visible(first.line);
      const at = characters.findIndex(
        ({ text }, index) => index > 0 && isHan(text) && !"一二三四五六七八九十".includes(text),
      );
      return {
        page: first.page,
        box: first.line,
        characters: characters.slice(at, at + 1),
        // Emphasis (楷体, 黑体) in the lower two levels is the author's.
        roles:
          level === 0
            ? ["heiti", "xiaobiaosong"]
            : level === 1
              ? ["kaiti"]
              : ["fangsong", "kaiti", "heiti", "xiaobiaosong"],
      };
    }),
  );
}

/** Headings are as large as the text (5.2.2): those of other sizes are found among the lines that are not. */
function headingSizes(context: Context): InspectionRow {
  const { sizePt } = context.grid;
  const own = headings(context).map(({ first }): Measure => ({
    page: first.page,
    box: first.line,
    value: first.line.sizePt,
  }));
  const others = context.sheets.flatMap(({ page, others: lines, left }) =>
    lines
      .filter(
        (line) =>
          line.sizePt > 13 &&
          line.left > left + zi &&
          levels.slice(0, 2).some(({ pattern }) => pattern.test(plain(line.text))),
      )
      .filter((line) => !context.headlines.some((headline) => headline.lines.includes(line)))
      .map((line): Measure => ({ page: page.number, box: line, value: line.sizePt })),
  );
  return measure(
    context,
    { id: "heading-sizes", clause: "5.2.2", force: "declared" },
    { wanted: sizePt, within: 0.3, unit: "pt" },
    [...own, ...others],
  );
}

/** A heading alone: a line of the first two levels in a face of its own, without a sentence behind it. */
function isHeadingAlone(context: Context, { lines }: Paragraph): boolean {
  // The cheap questions first: nearly every paragraph is text.
  if (lines.length > 2) return false;
  const text = lines.map((line) => line.text).join("");
  const level = levels.findIndex(({ pattern }) => pattern.test(text));
  if (level < 0 || text.length >= 40 || /[。；！？]/.test(text)) return false;
  const roles = new Set(
    lines
      .flatMap(({ line }) => visible(line))
      .filter((one) => isHan(one.text))
      .map(({ font }) => faceOf(context.document.fonts[font]?.name ?? "").role),
  );
  const [role] = roles;
  const isOwnFace = roles.size === 1 && (role === "heiti" || role === "kaiti");
  return isOwnFace || level > 1;
}

/** Whether a paragraph of the lower two levels is one of several right behind each other: an item of a list, or of attachments. */
function isListItem({ paragraphs }: Context, index: number): boolean {
  const textOf = (at: number): string => paragraphs[at]?.lines[0]?.text ?? "";
  const level = levels.find(({ pattern }) => pattern.test(textOf(index)));
  if (level === undefined || levels.indexOf(level) < 2) return false;
  return [index - 1, index + 1].some((at) => level.pattern.test(textOf(at).replace(/^附件[:：]/, "")));
}

function headingKept(context: Context): InspectionRow {
  const { sheets, headlines, document } = context;
  const alone = context.paragraphs
    .filter((paragraph, index) => isHeadingAlone(context, paragraph) && !isListItem(context, index))
    .map(({ lines }) => lines.at(-1) as TextLine);
  const titles = headlines.flatMap(({ page, lines }) =>
    lines.slice(-1).map((line) => ({ page, line, text: plain(line.text) })),
  );
  const subjects = [...alone, ...titles].map(({ page, line, text }): Subject => {
    const sheet = sheets[page - 1];
    const below = [
      ...(sheet?.text ?? []),
      ...(sheet?.others ?? []),
      ...(sheet?.page.pictures ?? []),
      ...(sheet?.page.shapes ?? []),
    ];
    const isLast = page < document.pages.length && !below.some((one) => one.top > line.top + 1);
    return { page, box: line, isGood: !isLast, found: isLast ? `页末标题“${text}”` : "标题后有正文" };
  });
  const spec = { id: "heading-kept", clause: "practice", expected: "标题不落页末", force: "declared" } as const;
  return judge(context, spec, subjects);
}

/** 孤行不成页: the last line of a paragraph does not open a page. */
function pageStart(context: Context): InspectionRow {
  const subjects = context.paragraphs.flatMap(({ lines }) =>
    lines.flatMap((line, index): Subject[] => {
      const before = lines[index - 1];
      if (before === undefined || before.page === line.page) return [];
      const isAlone = index === lines.length - 1;
      return [{ page: line.page, box: line.line, isGood: !isAlone, found: `页首 ${number(lines.length - index)} 行` }];
    }),
  );
  const spec = { id: "page-start", clause: "practice", expected: "段末一行不落页首", force: "conditional" } as const;
  return judge(context, spec, subjects);
}
