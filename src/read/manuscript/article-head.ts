import type { Diagnostic } from "../../model/diagnostic.ts";
import type { FoundNote, ManuscriptBlock, ManuscriptParagraph } from "../../model/manuscript.ts";
import { finding } from "../../model/report.ts";
import { levelMark } from "./levels.ts";
import { endsSentence, excerpt, isOffice, isPersons, personsIn, squeeze, unspaced } from "./patterns.ts";
import { dropStart, keepStart, textOfRuns, trimRuns } from "./runs.ts";

/** What stands above an article's text. */
export interface FoundHead {
  readonly headline?: string;
  readonly kicker?: string;
  readonly subhead?: string;
  readonly column?: string;
  readonly byline: readonly string[];
  readonly note?: FoundNote;
}

const textOf = (paragraph: ManuscriptParagraph): string => textOfRuns(paragraph.runs).trim();

/** 【栏目】 on a line of its own. */
export function columnIn(text: string): string | undefined {
  const name = /^【([^】：:]{1,14})】$/u.exec(squeeze(text))?.[1];
  return name === undefined || /^编者按|^编后/u.test(name) ? undefined : name;
}

const noteStart = /^[【[（(]?\s*(?:编者按|编后语?|按语|按)[\s　]*(?:[】\]）)]\s*[：:]?|[：:])/u;

/** Whether a paragraph begins an editor's note. */
export function isNoteStart(paragraph: ManuscriptParagraph): boolean {
  return paragraph.hint.part === "note" || noteStart.test(textOf(paragraph));
}

/**
 * Reads an editor's note and, where one stands below it, its signature.
 * @returns the note and the index behind it.
 */
export function readNote(
  blocks: readonly ManuscriptBlock[],
  start: number,
  position: FoundNote["position"],
): { note: FoundNote; next: number } | undefined {
  const first = blocks[start];
  if (first?.kind !== "paragraph" || !isNoteStart(first)) return undefined;
  const mark = noteStart.exec(textOf(first))?.[0] ?? "";
  const opening = /^[【[（(]/u.exec(mark)?.[0];
  const isClosedAtOnce = /[】\]）)]/u.test(mark);
  let runs = dropStart(trimRuns(first.runs), mark.length);
  let next = start + 1;
  if (opening !== undefined && !isClosedAtOnce) {
    const closing = { "【": "】", "[": "]", "（": "）", "(": ")" }[opening] ?? "】";
    while (!textOfRuns(runs).trimEnd().endsWith(closing) && next < start + 6) {
      const more = blocks[next];
      if (more?.kind !== "paragraph" || mayBeHead(more)) break;
      for (const run of more.runs) runs.push(run);
      next += 1;
    }
    const text = textOfRuns(runs).trimEnd();
    if (text.endsWith(closing)) runs = keepStart(runs, text.length - 1);
  }
  const signer = blocks[next];
  const sign = signer?.kind === "paragraph" ? signOf(signer) : undefined;
  const note: FoundNote = {
    runs: trimRuns(runs),
    form: opening === undefined ? "无括号" : "括号",
    position,
    ...(sign === undefined ? {} : { sign }),
  };
  return { note, next: sign === undefined ? next : next + 1 };
}

function signOf(paragraph: ManuscriptParagraph): string | undefined {
  const name = /^[（(—–-]*\s*([^（）()]{2,20}?)\s*[）)]?$/u.exec(textOf(paragraph))?.[1];
  if (paragraph.hint.part === "note-sign") return name ?? textOf(paragraph);
  if (name === undefined || !/^[（(].*[）)]$/u.test(textOf(paragraph))) return undefined;
  return isOffice(name) || isPersons(name) || /编者|编辑|本刊/u.test(name) ? name : undefined;
}

/** Whether a paragraph may be part of an article's head: short, no sentence, no level. */
export function mayBeHead(paragraph: ManuscriptParagraph): boolean {
  const text = textOf(paragraph);
  if (paragraph.hint.part !== undefined) return headParts.has(paragraph.hint.part);
  if (paragraph.hint.list !== undefined) return false;
  const width = text.length;
  return (
    width > 0 &&
    width <= 60 &&
    levelMark(text) === undefined &&
    !/[。；]$/u.test(text) &&
    !/。.|，.*：$/u.test(text) &&
    !/^[·•●■★▪◆-]/u.test(text) &&
    // （供稿：…） stands below a text.
    !/^[（([【][^）)\]】]*[：:/].*[）)\]】]$/u.test(text)
  );
}

const headParts = new Set(["column", "kicker", "headline", "subhead", "byline"]);

/** A byline's names: one office a line, persons spaced apart. */
function namesIn(text: string): string[] {
  const bare = text.replace(/^[（(]|[）)]$/gu, "").trim();
  const persons = personsIn(bare);
  if (persons.length > 0) return persons;
  return bare
    .split(/[\s　]{2,}|　|、/u)
    .map((name) => unspaced(name))
    .filter((name) => name !== "");
}

function isByline(text: string): boolean {
  const bare = text.replace(/^[（(]|[）)]$/gu, "").trim();
  const parts = bare.split(/[\s　、]+/u).filter((part) => part !== "");
  return (
    isOffice(bare) || isPersons(bare) || (parts.length > 1 && parts.every((part) => isOffice(part) || isPersons(part)))
  );
}

/** Sorts the lines of an article's head; what is not certain is reported. `lines` are its paragraphs above the text, without notes. */
export function sortHead(lines: readonly ManuscriptParagraph[], diagnostics: Diagnostic[]): FoundHead {
  const head: { -readonly [Key in keyof FoundHead]: FoundHead[Key] } & { byline: string[] } = { byline: [] };
  const open: ManuscriptParagraph[] = [];
  for (const line of lines) {
    const text = textOf(line);
    const { part } = line.hint;
    const column =
      part === "column" ? text.replaceAll(/^【|】$/gu, "") : part === undefined ? columnIn(text) : undefined;
    if (column !== undefined) head.column = column;
    else if (part === "subhead" || (part === undefined && /^(?:——|--|－－|—)\s*\S/u.test(text)))
      head.subhead = text.replace(/^(?:—+|-+|－+)\s*/u, "");
    else if (part === "kicker") head.kicker = text;
    else if (part === "byline") head.byline.push(...text.split("　").filter((name) => name !== ""));
    else open.push(line);
  }
  // Bylines stand last, a headline before them.
  while (open.length > 1 && open.at(-1)?.hint.part === undefined && isBylineOf(open, lines))
    head.byline.unshift(...namesIn(textOf(open.pop() as ManuscriptParagraph)));
  setHeadline(head, open, diagnostics);
  return head;
}

function isBylineOf(open: readonly ManuscriptParagraph[], lines: readonly ManuscriptParagraph[]): boolean {
  const last = open.at(-1);
  if (last === undefined || !isByline(textOf(last))) return false;
  const first = open[0];
  const isLarge = (last.hint.size ?? 0) >= 20;
  return (
    !isLarge &&
    (last.apart ||
      first?.hint.size !== undefined ||
      lines.length > 2 ||
      isPersons(textOf(last)) ||
      isOffice(textOf(last)))
  );
}

function setHeadline(
  head: { headline?: string; kicker?: string },
  lines: readonly ManuscriptParagraph[],
  diagnostics: Diagnostic[],
): void {
  const rest = [...lines];
  const [first, second] = rest;
  if (first !== undefined && second !== undefined && first.hint.part === undefined && head.kicker === undefined) {
    const sizes = [first.hint.size, second.hint.size];
    const isSmaller = sizes[0] !== undefined && sizes[1] !== undefined && sizes[0] < sizes[1] - 1;
    const text = textOf(first);
    const isShort = second.apart && text.length <= 14 && text.length < textOf(second).length;
    const isSame = sizes[0] !== undefined && sizes[0] === sizes[1];
    if (isSmaller || /[：:]$/u.test(text) || (isShort && !isSame)) {
      head.kicker = text;
      rest.shift();
      if (!isSmaller && !/[：:]$/u.test(text))
        diagnostics.push(finding("import/unsure", first.place, { text: excerpt(text), taken: "肩题" }));
    }
  }
  if (rest.length === 0) return;
  head.headline = rest.map((line) => unspaced(textOf(line))).join("|");
  const isMarked = rest.every((line) => line.hint.part === "headline");
  if (rest.length > 1 && !isMarked && rest.some((line, index) => index > 0 && line.apart))
    diagnostics.push(
      finding("import/unsure", rest[1]?.place ?? (rest[0] as ManuscriptParagraph).place, {
        text: excerpt(textOf(rest[1] as ManuscriptParagraph)),
        taken: "标题的一行",
      }),
    );
  const last = rest.at(-1);
  if (last !== undefined && !isMarked && endsSentence(textOf(last)) && !/[！？”》）]$/u.test(textOf(last)))
    diagnostics.push(finding("import/unsure", last.place, { text: excerpt(textOf(last)), taken: "标题" }));
}
