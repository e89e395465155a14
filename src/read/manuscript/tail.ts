import type { Diagnostic } from "../../model/diagnostic.ts";
import type { CivilDate } from "../../model/civil-date.ts";
import type { FoundTail, ManuscriptBlock, ManuscriptParagraph } from "../../model/manuscript.ts";
import { finding } from "../../model/report.ts";
import { labelsIn, type Labels } from "./labels.ts";
import { dateIn, excerpt, isOffice, squeeze, unspaced } from "./patterns.ts";
import { textOfRuns } from "./runs.ts";

/** How many blocks from the end a tail is looked for in. */
const deepest = 40;

const rowLabel = /^(报送|发送|主送|抄送|抄报|呈报|呈送|分送|本期增发|增发|报|送|发|呈)[\s　]*[：:]\s*/u;
const printedRow = /印[\s　]*(?:发|制|刷)[\s　]*$/u;
const copiesForm = /[（(]?[\s　]*共[\s　]*印?[\s　]*(\d{1,6})[\s　]*份[\s　]*[）)]?/u;
const tagRow = /^主题词[\s　]*[：:]\s*/u;
/** Labels of the staff row. */
const staffLabel =
  /^(?:责任编辑|执行编辑|本期编辑|责编|主编|副主编|总编|编辑|编审|校对|核稿|审核|审稿|签发|联系人|联系电话|电话|传真|电子邮箱|电子邮件|邮箱|地址|邮编|网址|投稿邮箱)$/u;

type Draft = {
  distribution: { label: string; levels: string[][]; text: string }[];
  by?: string;
  date?: CivilDate;
  copies?: number;
  staff: [string, string[]][];
  tags: string[];
  corrections: { date: CivilDate; text: string }[];
};

/**
 * Reads what stands below the last article: distribution list, printing row, staff, copies, subject words.
 * @returns what it says, and the index of its first block.
 */
export function readTail(blocks: readonly ManuscriptBlock[]): {
  tail: Omit<FoundTail, "signature">;
  start: number;
  diagnostics: Diagnostic[];
} {
  const start = tailStart(blocks);
  const diagnostics: Diagnostic[] = [];
  const draft: Draft = { distribution: [], staff: [], tags: [], corrections: [] };
  for (const block of blocks.slice(start)) if (block.kind === "paragraph") readRow(block, draft, diagnostics);
  const { distribution, ...others } = draft;
  const tail = {
    ...others,
    distribution: distribution.map(({ label, text }) => ({ label, levels: levelsOf(text) })),
  };
  return { tail, start, diagnostics };
}

const textOf = (block: ManuscriptBlock | undefined): string =>
  block?.kind === "paragraph" ? textOfRuns(block.runs).trim() : "";

/** The first block from which on everything reads as a tail. */
function tailStart(blocks: readonly ManuscriptBlock[]): number {
  let start = blocks.length;
  for (let index = blocks.length - 1; index >= Math.max(0, blocks.length - deepest); index -= 1) {
    const block = blocks[index];
    if (block?.kind !== "paragraph") break;
    const { part } = block.hint;
    if (part !== undefined && !tailParts.has(part)) break;
    const text = textOf(block);
    if (part !== undefined || isRow(text, textOf(blocks[index + 1]))) {
      start = index;
      continue;
    }
    // A row that goes on below its label.
    if (text.length > 60 || !hasLabelAbove(blocks, index)) break;
  }
  // Subject words alone, or a signature, are no tail; neither is a sentence that begins like a row.
  return start;
}

const tailParts = new Set(["distribution", "printed", "staff", "copies", "rule"]);

function isRow(text: string, next: string): boolean {
  if (rowLabel.test(text) || tagRow.test(text)) return true;
  if (correctionIn(text) !== undefined || (text === "更正" && correctionIn(next) !== undefined)) return true;
  if (printedRow.test(text) && dateIn(text) !== undefined) return true;
  if (copiesForm.exec(text)?.[0].length === text.length) return true;
  if (staffOf(text) !== undefined) return true;
  // The office that prints, on a line of its own above the date.
  return isOffice(text) && dateIn(next) !== undefined && printedRow.test(next);
}

/** 2024年3月20日：“26台”应为“28台”。 */
function correctionIn(text: string): Draft["corrections"][number] | undefined {
  const found = dateIn(text);
  if (found?.before !== "" || !/^[：:].*(?:应为|更正|误)/u.test(found.after)) return undefined;
  return { date: found.date, text: found.after.slice(1).trim() };
}

function hasLabelAbove(blocks: readonly ManuscriptBlock[], index: number): boolean {
  for (let above = index - 1; above >= Math.max(0, index - 6); above -= 1) {
    const text = textOf(blocks[above]);
    if (rowLabel.test(text)) return true;
    if (/[。！？]$/u.test(text) || text === "") return false;
  }
  return false;
}

/** Labels and names that are all of the staff's. */
function staffOf(text: string): Labels | undefined {
  const labels = labelsIn(text);
  return labels !== undefined && labels.every(([label]) => staffLabel.test(label)) ? labels : undefined;
}

function readRow(block: ManuscriptParagraph, draft: Draft, diagnostics: Diagnostic[]): void {
  let text = textOf(block);
  const { part } = block.hint;
  const tags = tagRow.exec(text);
  if (tags !== null) {
    draft.tags.push(
      ...text
        .slice(tags[0].length)
        .split(/[\s　；;，]+/u)
        .filter((tag) => tag !== ""),
    );
    return;
  }
  const correction = correctionIn(text);
  if (text === "更正") return;
  if (correction !== undefined) {
    draft.corrections.push(correction);
    return;
  }
  const copies = copiesForm.exec(text);
  if (copies !== null) {
    draft.copies = Number(copies[1]);
    text = `${text.slice(0, copies.index)}${text.slice(copies.index + copies[0].length)}`.trim();
    if (text === "") return;
  }
  const label = rowLabel.exec(text);
  if (label !== null && part !== "staff" && part !== "printed") {
    draft.distribution.push({ label: label[1] ?? "", levels: [], text: text.slice(label[0].length) });
    return;
  }
  const date = dateIn(text);
  if (date !== undefined && (printedRow.test(text) || part === "printed")) {
    draft.date = date.date;
    if (date.before !== "") draft.by = unspaced(date.before);
    return;
  }
  const staff =
    part === "distribution" ? undefined : (staffOf(text) ?? (part === "staff" ? labelsIn(text) : undefined));
  if (staff !== undefined) {
    draft.staff.push(...staff.map(([name, values]): [string, string[]] => [name, [...values]]));
    return;
  }
  readOther(text, block, draft, diagnostics);
}

function readOther(text: string, block: ManuscriptParagraph, draft: Draft, diagnostics: Diagnostic[]): void {
  const other = block.hint.part === "distribution" ? /^(.{1,10}?)[\s　]*[：:]\s*/u.exec(text) : null;
  const last = draft.distribution.at(-1);
  if (other !== null) {
    draft.distribution.push({ label: squeeze(other[1] ?? ""), levels: [], text: text.slice(other[0].length) });
  } else if (isOffice(text) && draft.by === undefined && draft.date === undefined) draft.by = unspaced(text);
  else if (last !== undefined && /[，、；,;]$/u.test(last.text)) last.text += text;
  else if (last !== undefined) {
    last.text += text;
    diagnostics.push(
      finding("import/unsure", block.place, { text: excerpt(text), taken: `“${last.label}”一行的后半` }),
    );
  } else diagnostics.push(finding("import/left-out", block.place, { what: "报尾", text }));
}

/** Recipients by level: ， or ； between levels where 、 stands within them; marks in brackets part nothing. */
export function levelsOf(text: string): string[][] {
  const words = text.replace(/[。；;，,\s　]+$/u, "");
  const groups = split(words, /[；;]/u);
  const parted = groups.length > 1 ? groups : split(words, /[，,]/u);
  const levels = parted.map((level) => split(level, groups.length > 1 ? /[，,、]/u : /[、]/u));
  if (levels.every((level) => level.length === 1)) return [levels.flat()];
  return levels;
}

function split(text: string, mark: RegExp): string[] {
  const parts = [""];
  let depth = 0;
  for (const character of text) {
    if (/[（(《“]/u.test(character)) depth += 1;
    if (/[）)》”]/u.test(character)) depth -= 1;
    if (depth <= 0 && mark.test(character)) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => unspaced(part.trim())).filter((part) => part !== "");
}
