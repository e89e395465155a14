import type { Diagnostic } from "../../model/diagnostic.ts";
import type { FoundBlock, ManuscriptBlock, ManuscriptParagraph, ManuscriptRun } from "../../model/manuscript.ts";
import { finding } from "../../model/report.ts";
import { levelMark, type LevelMark } from "./levels.ts";
import { endsSentence, excerpt } from "./patterns.ts";
import { dropStart, textOfRuns, trimRuns } from "./runs.ts";

/** Characters of a heading, and of a run-in heading's first sentence, at most. */
const longestHeading = 50;
const longestRunIn = 42;

const bullet = /^[·•‧∙][\s　]*|^[-–]\s+/u;
/** Lines that belong to a table or a figure, and stay paragraphs. */
const besideTable =
  /^(?:附?表\s*[\d一二三四五六七八九十]|附?图\s*[\d一二三四五六七八九十]|[（(]?(?:金额|计量|货币|数量)?单位\s*[：:]|注\s*\d?[：:]|备注[：:]|附注[：:]|说明[：:]|(?:资料|数据)?来源[：:]|附件)/u;

/** The blocks of an article's text. */
export function readBody(blocks: readonly ManuscriptBlock[], diagnostics: Diagnostic[]): FoundBlock[] {
  const shown = withCaptions(blocks);
  return shown.map((block, index): FoundBlock => {
    if (block.kind === "table") return block;
    if (block.runs.some((run) => run.image !== undefined)) return { kind: "paragraph", runs: trimRuns(block.runs) };
    const runs = trimRuns(block.runs);
    const text = textOfRuns(runs);
    const { part, list } = block.hint;
    if (part === "quote" || part === "code") return { kind: part, runs: part === "code" ? block.runs : runs };
    if (list !== undefined && (part === undefined || part === "text")) return { kind: "item", ...list, runs };
    const mark = levelMark(text);
    const styled = /^level-(\d)$/.exec(part ?? "")?.[1];
    if (styled !== undefined) return styledHeading(Number(styled) as LevelMark["level"], runs);
    if (part !== undefined) return { kind: "paragraph", runs };
    if (bullet.test(text) && !text.startsWith("——"))
      return { kind: "item", level: 0, runs: dropStart(runs, bullet.exec(text)?.[0].length ?? 0) };
    if (mark !== undefined) return numbered(block, runs, mark, shown, index, diagnostics);
    if (/^附件[\s　\d]*(?:[：:]|$)/u.test(text))
      diagnostics.push(finding("import/attachments", block.place, { text: excerpt(text) }));
    return unnumbered(block, runs, shown[index + 1], diagnostics);
  });
}

/** A picture's caption is the line below it: one of our own style, or a short centred one. */
function withCaptions(blocks: readonly ManuscriptBlock[]): ManuscriptBlock[] {
  const shown: ManuscriptBlock[] = [];
  for (const block of blocks) {
    const before = shown.at(-1);
    const image = before?.kind === "paragraph" && before.runs.length === 1 ? before.runs[0]?.image : undefined;
    if (before?.kind === "paragraph" && block.kind === "paragraph" && image !== undefined && isCaption(block))
      shown[shown.length - 1] = { ...before, runs: [{ text: textOfRuns(block.runs).trim(), image }] };
    else shown.push(block);
  }
  return shown;
}

function isCaption({ hint, runs }: ManuscriptParagraph): boolean {
  const text = textOfRuns(runs).trim();
  if (hint.part !== undefined) return hint.part === "caption";
  return (
    hint.align === "center" &&
    text.length <= 60 &&
    !/[。；]$/u.test(text) &&
    runs.every((run) => run.image === undefined)
  );
}

/** A heading of our own styles: the number that the layout set is no word of the author. */
function styledHeading(level: LevelMark["level"], runs: readonly ManuscriptRun[]): FoundBlock {
  const own = trimRuns(runs.filter((run) => run.generated !== true));
  return { kind: "heading", level, runs: own, runIn: isRunIn(textOfRuns(own)) };
}

function isRunIn(text: string): boolean {
  const stop = text.indexOf("。");
  return stop >= 0 && stop < text.length - 1;
}

function numbered(
  block: ManuscriptParagraph,
  runs: readonly ManuscriptRun[],
  mark: LevelMark,
  blocks: readonly ManuscriptBlock[],
  index: number,
  diagnostics: Diagnostic[],
): FoundBlock {
  const text = textOfRuns(runs);
  const words = text.slice(mark.typed.length);
  const stop = words.indexOf("。");
  const isAlone = stop < 0 && !/[；;，,：:]$/u.test(words) && words.length <= longestHeading;
  const first = stop < 0 ? "" : words.slice(0, stop);
  const runIn =
    stop >= 0 &&
    stop < words.length - 1 &&
    first.length <= (mark.level <= 2 ? longestRunIn : 30) &&
    !/[；;]/u.test(first);
  if (mark.level === 3 && !runIn && isListItem(blocks, index))
    return {
      kind: "item",
      level: 0,
      number: Number.parseInt(mark.typed, 10),
      runs: dropStart(runs, mark.typed.length),
    };
  if (!isAlone && !runIn) return { kind: "paragraph", runs };
  if (mark.typed.trim() !== mark.official)
    diagnostics.push(finding("import/number-form", block.place, { found: mark.typed.trim(), wanted: mark.official }));
  return {
    kind: "heading",
    level: mark.level,
    runs: [{ text: mark.official }, ...dropStart(withoutBold(runs, runIn), mark.typed.length)],
    runIn,
  };
}

/** A heading's own face is no emphasis; what is bold within its text stays so. */
function withoutBold(runs: readonly ManuscriptRun[], runIn: boolean): ManuscriptRun[] {
  if (runIn && !runs[0]?.bold) return [...runs];
  let isHead = true;
  return runs.map((run) => {
    if (!isHead || run.bold !== true) {
      isHead = isHead && !run.text.includes("。");
      return run;
    }
    if (runIn && run.text.includes("。")) isHead = false;
    const { bold: _bold, ...plain } = run;
    return plain;
  });
}

/** Numbered lines one right behind the other, without text between them, are a list. */
function isListItem(blocks: readonly ManuscriptBlock[], index: number): boolean {
  return (
    isShortItem(blocks[index], 0) &&
    (isShortItem(blocks[index - 1], -1, blocks[index]) || isShortItem(blocks[index + 1], 1, blocks[index]))
  );
}

function isShortItem(block: ManuscriptBlock | undefined, step: number, from?: ManuscriptBlock): boolean {
  const number = itemNumber(block);
  if (number === undefined) return false;
  return from === undefined || number === (itemNumber(from) ?? 0) + step;
}

function itemNumber(block: ManuscriptBlock | undefined): number | undefined {
  if (block?.kind !== "paragraph" || block.hint.part !== undefined) return undefined;
  const match = /^[\s　]*(\d{1,2})[.．、](?!\d)/u.exec(textOfRuns(block.runs));
  return match === null ? undefined : Number(match[1]);
}

/** A line without a number: a heading where its face says so, or, in plain text, where it looks like one. */
function unnumbered(
  block: ManuscriptParagraph,
  runs: readonly ManuscriptRun[],
  next: ManuscriptBlock | undefined,
  diagnostics: Diagnostic[],
): FoundBlock {
  const text = textOfRuns(runs);
  const paragraph: FoundBlock = { kind: "paragraph", runs };
  const hasOthers = runs.some((run) => run.image !== undefined || run.note !== undefined);
  if (text === "" || text.length > 30 || endsSentence(text) || hasOthers || besideTable.test(text)) return paragraph;
  if (/[，、]$/u.test(text) || next?.kind !== "paragraph" || block.hint.align === "right") return paragraph;
  const follows = textOfRuns(next.runs).trim();
  const isText = /[。：；]/u.test(follows) || levelMark(follows) !== undefined;
  const isBold = runs.every((run) => run.bold === true || run.text.trim() === "");
  const level = block.hint.role === "heiti" || isBold ? 1 : block.hint.role === "kaiti" ? 2 : undefined;
  if (!isText || (level === undefined && (!block.apart || block.hint.role !== undefined))) return paragraph;
  diagnostics.push(finding("import/unsure", block.place, { text: excerpt(text), taken: "小标题" }));
  return { kind: "heading", level: level ?? 1, runs: runs.map(({ bold: _bold, ...run }) => run), runIn: false };
}
