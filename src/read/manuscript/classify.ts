import type { Diagnostic } from "../../model/diagnostic.ts";
import type {
  FoundArticle,
  FoundBlock,
  FoundIssue,
  FoundLabels,
  FoundNote,
  FoundTail,
  Manuscript,
  ManuscriptBlock,
  ManuscriptParagraph,
} from "../../model/manuscript.ts";
import { columnIn, isNoteStart, mayBeHead, readNote, sortHead } from "./article-head.ts";
import { articleStarts } from "./article-starts.ts";
import { readBody } from "./body.ts";
import { readContents, type FoundContents } from "./contents.ts";
import { joinCut } from "./joined.ts";
import { labelsIn } from "./labels.ts";
import { readMasthead } from "./masthead.ts";
import { dateIn, isOffice, unspaced } from "./patterns.ts";
import { textOfRuns } from "./runs.ts";
import { readTail } from "./tail.ts";

/**
 * Finds the parts of a bulletin in a manuscript: by what the text says first, by its faces and sizes second. Nothing is
 * dropped but what the findings list; what is not certain is a warning with its place.
 */
export function classify(manuscript: Manuscript): { issue: FoundIssue; diagnostics: Diagnostic[] } {
  const { masthead, next, diagnostics } = readMasthead(manuscript.blocks, manuscript.path);
  const tail = readTail(manuscript.blocks.slice(next));
  const between = joinCut(manuscript.blocks.slice(next, next + tail.start));
  for (const diagnostic of [...tail.diagnostics, ...between.diagnostics]) diagnostics.push(diagnostic);
  const { texts, attachments } = splitAttachments(between.blocks);
  const { before, contents } = findContents(texts);
  const rest = contents === undefined ? texts : [...before, ...texts.slice(contents.next)];
  const { articles, note, signature } = readArticles(rest, contents, diagnostics);
  const issue: FoundIssue = {
    masthead,
    articles,
    tail: { ...tail.tail, ...(signature === undefined ? {} : { signature }) },
    attachments: attachments.map((blocks) => readBody(blocks, diagnostics)),
    ...(note === undefined ? {} : { note }),
    ...(contents === undefined
      ? {}
      : { contents: { heading: contents.heading, pages: contents.pages, group: contents.group } }),
  };
  return { issue, diagnostics };
}

const partOf = (block: ManuscriptBlock): ManuscriptParagraph["hint"]["part"] =>
  block.kind === "paragraph" ? block.hint.part : undefined;

/** Attachments of our own export begin with their label; their list below the text is in the front matter. */
function splitAttachments(blocks: readonly ManuscriptBlock[]): {
  texts: ManuscriptBlock[];
  attachments: ManuscriptBlock[][];
} {
  const attachments: ManuscriptBlock[][] = [];
  const texts: ManuscriptBlock[] = [];
  for (const block of blocks) {
    const part = partOf(block);
    if (part === "attachment-label") attachments.push([]);
    else if (part !== "attachment-list") (attachments.at(-1) ?? texts).push(block);
  }
  return { texts, attachments };
}

/** A contents list stands before the articles; a note may stand before it. */
function findContents(blocks: readonly ManuscriptBlock[]): {
  before: ManuscriptBlock[];
  contents: FoundContents | undefined;
} {
  for (const start of [0, 1, 2]) {
    const contents = readContents(blocks, start);
    if (contents !== undefined) return { before: blocks.slice(0, start), contents };
  }
  return { before: [], contents: undefined };
}

interface Articles {
  readonly articles: readonly FoundArticle[];
  readonly note?: FoundNote;
  readonly signature?: NonNullable<FoundTail["signature"]>;
}

function readArticles(
  blocks: readonly ManuscriptBlock[],
  contents: FoundContents | undefined,
  diagnostics: Diagnostic[],
): Articles {
  const starts = articleStarts(blocks, contents?.titles ?? new Set());
  let note: FoundNote | undefined;
  let first = 0;
  if (starts.length > 1) {
    const own = readNote(blocks, 0, "标题前");
    if (own !== undefined) [note, first] = [own.note, own.next];
  }
  let signature: NonNullable<FoundTail["signature"]> | undefined;
  const articles = starts.map((start, index) => {
    const end = starts[index + 1] ?? blocks.length;
    const piece = blocks.slice(Math.max(start, index === 0 ? first : start), end);
    const read = readArticle(piece, index === starts.length - 1, diagnostics);
    signature = read.signature;
    return read.article;
  });
  // A column's name stands above its first article and holds until the next.
  for (const [index, article] of articles.entries()) {
    const column = articles[index - 1]?.column;
    if (article.column === undefined && column !== undefined) articles[index] = { ...article, column };
  }
  note ??= issueNote(articles);
  return {
    articles,
    ...(note === undefined ? {} : { note }),
    ...(signature === undefined ? {} : { signature }),
  };
}

/** The only note of several articles, behind the first headline or the last text, is the issue's; takes it out of its article. */
function issueNote(articles: FoundArticle[]): FoundNote | undefined {
  const noted = articles.filter((article) => article.note !== undefined);
  const [only] = noted;
  if (articles.length < 2 || noted.length !== 1 || only?.note === undefined) return undefined;
  const { note, ...article } = only;
  const index = articles.indexOf(only);
  const isIssues =
    (note.position === "标题后" && index === 0) || (note.position === "文后" && index === articles.length - 1);
  if (!isIssues) return undefined;
  articles[index] = article;
  return note;
}

function readArticle(
  blocks: readonly ManuscriptBlock[],
  isLast: boolean,
  diagnostics: Diagnostic[],
): { article: FoundArticle; signature?: NonNullable<FoundTail["signature"]> } {
  const { lines, notes, next } = headLines(blocks);
  // Texts of attachments, which plain text has behind the article's end, stay in its body.
  const label = blocks.findIndex((block, index) => index > next && isAttachmentLabel(block));
  const end = readEnd(blocks.slice(next, label < 0 ? blocks.length : label), isLast);
  const attached = label < 0 ? [] : blocks.slice(label);
  const all = [...notes, ...(end.note === undefined ? [] : [end.note])];
  const extra: FoundBlock[] = all.slice(1).map((note) => ({ kind: "quote", runs: note.runs }));
  const article: FoundArticle = {
    ...sortHead(lines, diagnostics),
    credits: end.credits,
    body: [...extra, ...readBody([...end.body, ...attached], diagnostics)],
    ...(all[0] === undefined ? {} : { note: all[0] }),
  };
  return { article, ...(end.signature === undefined ? {} : { signature: end.signature }) };
}

function isAttachmentLabel(block: ManuscriptBlock): boolean {
  return (
    block.kind === "paragraph" && block.hint.part === undefined && /^附件\s*1?$/u.test(textOfRuns(block.runs).trim())
  );
}

/** The lines above an article's text, and the notes between them. */
function headLines(blocks: readonly ManuscriptBlock[]): {
  lines: ManuscriptParagraph[];
  notes: FoundNote[];
  next: number;
} {
  const lines: ManuscriptParagraph[] = [];
  const notes: FoundNote[] = [];
  let next = 0;
  for (let block = blocks[next]; block?.kind === "paragraph" && lines.length < 8; block = blocks[next]) {
    const hasHeadline = lines.some(
      (line) =>
        columnIn(textOfRuns(line.runs)) === undefined && line.hint.part !== "column" && line.hint.part !== "kicker",
    );
    const note = isNoteStart(block) ? readNote(blocks, next, hasHeadline ? "标题后" : "标题前") : undefined;
    if (note !== undefined) {
      notes.push(note.note);
      next = note.next;
      continue;
    }
    if (!mayBeHead(block)) break;
    lines.push(block);
    next += 1;
  }
  // A text whose every line is short has no head but its first line.
  if (next === blocks.length && lines.length > 1) return { lines: lines.slice(0, 1), notes: [], next: 1 };
  return { lines, notes, next };
}

const creditLabel =
  /^(?:供稿|撰稿|撰文|文字|作者|整理|核稿|审核|审稿|校对|摄影|图片|图文|制图|绘图|责编|责任编辑|编辑|编发|终审|来源|(?:信息|消息|资料|数据)来源|执笔|通讯员|记者)$/u;

/** What stands below an article's text: credits, a note, 落款. */
function readEnd(
  blocks: readonly ManuscriptBlock[],
  isLast: boolean,
): {
  body: ManuscriptBlock[];
  credits: FoundLabels;
  note?: FoundNote;
  signature?: NonNullable<FoundTail["signature"]>;
} {
  let body = [...blocks];
  let note: FoundNote | undefined;
  for (const back of [1, 2]) {
    const at = body.length - back;
    const found = at < 0 ? undefined : readNote(body, at, "文后");
    if (found === undefined || found.next !== body.length) continue;
    note = found.note;
    body = body.slice(0, at);
    break;
  }
  const credits: [string, readonly string[]][] = [];
  for (let last = body.at(-1); last?.kind === "paragraph"; last = body.at(-1)) {
    const found = creditsIn(last);
    if (found === undefined) break;
    credits.unshift(...found.map(([label, names]): [string, readonly string[]] => [label, names]));
    body.pop();
  }
  const signature = isLast ? signatureAt(body) : undefined;
  return {
    body: signature === undefined ? body : body.slice(0, signature.start),
    credits,
    ...(note === undefined ? {} : { note }),
    ...(signature === undefined ? {} : { signature: signature.signature }),
  };
}

function creditsIn({ runs, hint }: ManuscriptParagraph): FoundLabels | undefined {
  const text = textOfRuns(runs).trim();
  if (hint.part !== undefined && hint.part !== "credits" && hint.part !== "text") return undefined;
  const inner = /^[（([【](.*)[）)\]】]$/u.exec(text)?.[1];
  const labels = labelsIn(inner ?? text);
  if (labels === undefined || (inner === undefined && text.length > 60)) return undefined;
  return hint.part === "credits" || labels.every(([label]) => creditLabel.test(label.replaceAll("/", "")))
    ? labels
    : undefined;
}

/** 落款: offices, one a line, and a date below them. */
function signatureAt(
  blocks: readonly ManuscriptBlock[],
): { signature: NonNullable<FoundTail["signature"]>; start: number } | undefined {
  const last = blocks.at(-1);
  const found = last?.kind === "paragraph" ? dateIn(textOfRuns(last.runs)) : undefined;
  if (found === undefined || found.before !== "" || found.after !== "") return undefined;
  let start = blocks.length - 1;
  const by: string[] = [];
  for (let above = blocks[start - 1]; above?.kind === "paragraph"; above = blocks[start - 1]) {
    const text = textOfRuns(above.runs);
    if (!isOffice(text) && above.hint.part !== "signature") break;
    by.unshift(unspaced(text));
    start -= 1;
  }
  return by.length === 0 ? undefined : { signature: { by, date: found.date }, start };
}
