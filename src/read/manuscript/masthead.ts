import type { Diagnostic, Place } from "../../model/diagnostic.ts";
import { classificationLevels, type ClassificationLevel } from "../../model/issue.ts";
import type { FoundMasthead, ManuscriptBlock, ManuscriptParagraph } from "../../model/manuscript.ts";
import { finding } from "../../model/report.ts";
import { issueLineIn } from "./issue-line-text.ts";
import { dateIn, excerpt, hasMonthOnly, isOffice, isPersons, squeeze, unspaced } from "./patterns.ts";
import { textOfRuns } from "./runs.ts";

/** How many paragraphs a masthead may have. */
const deepest = 16;

type Draft = { -readonly [Key in keyof FoundMasthead]: FoundMasthead[Key] } & { name: string[]; signers: string[] };

/**
 * Reads the masthead: marks, nameplate, issue line, issuer and date.
 * @returns what it says, and the index of the first block below it.
 */
export function readMasthead(
  blocks: readonly ManuscriptBlock[],
  path: string,
): { masthead: FoundMasthead; next: number; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const masthead: Draft = { name: [], signers: [] };
  const paragraphs = leading(blocks);
  const end = mastheadEnd(paragraphs);
  for (const paragraph of paragraphs.slice(0, end)) readRow(paragraph, masthead, diagnostics);
  const place: Place = paragraphs[0]?.place ?? { path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const missing = (what: string, key: string): void => {
    diagnostics.push(finding("import/not-found", place, { what, key }));
  };
  if (masthead.issue === undefined) missing("期号", "期号");
  if (masthead.date === undefined) missing("完整的日期", "日期");
  return { masthead, next: end, diagnostics };
}

function leading(blocks: readonly ManuscriptBlock[]): ManuscriptParagraph[] {
  const top = blocks.slice(0, deepest);
  const table = top.findIndex((block) => block.kind === "table");
  return (table < 0 ? top : top.slice(0, table)).filter((block) => block.kind === "paragraph");
}

const textOf = (paragraph: ManuscriptParagraph): string => textOfRuns(paragraph.runs);

/** The masthead ends with its last row of issue line, issuer or date before the text begins. */
function mastheadEnd(paragraphs: readonly ManuscriptParagraph[]): number {
  let end = 0;
  let hasIssue = false;
  let hasDate = false;
  for (const [index, paragraph] of paragraphs.entries()) {
    const text = textOf(paragraph);
    const { part } = paragraph.hint;
    if (part !== undefined && !mastheadParts.has(part)) break;
    if (isBeginning(text)) break;
    const isIssue = issueLineIn(text) !== undefined;
    const hasOwnDate = isDateRow(text);
    if (part !== undefined || isIssue || hasOwnDate || markOf(text) !== undefined) end = index + 1;
    else if (hasIssue && !hasDate && isIssuer(text) && paragraphs.slice(index + 1, index + 4).some(isLaterRow))
      end = index + 1;
    else if (hasIssue && hasDate) break;
    hasIssue ||= isIssue;
    hasDate ||= hasOwnDate;
  }
  // An issuer alone may stand below the date, or close a masthead without one.
  const after = paragraphs[end];
  const hasIssuer = paragraphs.slice(0, end).some((paragraph) => isIssuer(textOf(paragraph)));
  if (end > 0 && after !== undefined && !hasIssuer && /(?:编|主办|编印)$/u.test(squeeze(textOf(after))))
    if (isIssuer(textOf(after))) end += 1;
  return end;
}

const mastheadParts = new Set(["mark", "nameplate", "issue-line", "issuer", "rule"]);

function isLaterRow(paragraph: ManuscriptParagraph): boolean {
  return isDateRow(textOf(paragraph)) || issueLineIn(textOf(paragraph)) !== undefined;
}

/** What a masthead never holds: a note, contents, a level, a sentence. */
function isBeginning(text: string): boolean {
  return (
    /^(?:【|\[?编者按|按[：:]|[≡\s]*(?:本期要目|本期导读|目[\s　]*录)|[一二三四五六七八九十]{1,3}、)/u.test(text) ||
    (/[。；]/u.test(text) && text.length > 24) ||
    text.length > 60
  );
}

function isDateRow(text: string): boolean {
  const found = dateIn(text);
  if (found === undefined) return hasMonthOnly(text) && /^\D{0,20}\d{4}\s*年\s*\d{1,2}\s*月$/u.test(text.trim());
  const rest = squeeze(found.before + found.after);
  return (
    rest.length <= 40 &&
    (rest === "" ||
      isIssuer(found.before) ||
      issueLineIn(found.before) !== undefined ||
      /日期[：:]$/u.test(rest) ||
      rows(text).length > 1) &&
    !/[，。；]/u.test(rest)
  );
}

function isIssuer(text: string): boolean {
  return isOffice(text.replace(/[\s　]*(?:编|主办|编印)$/u, "")) || /(?:编|主办|编印)$/u.test(squeeze(text));
}

/** What stands apart in one row: by tabs, ideographic spaces or several spaces. */
function rows(text: string): string[] {
  return text
    .split(/\t|　{1,}|[ ]{2,}/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

const urgencies = /^(?:特急|加急|特提|平急|急件|紧急)$/u;
const notices = /^(?:内部(?:资料|文件|参阅|参考|刊物|发行|材料)|注意保存|仅供|妥善保管|不得)/u;

interface Mark {
  readonly classification?: { readonly level: ClassificationLevel; readonly period?: string };
  readonly urgency?: string;
  readonly notice?: string;
  readonly copyNumber?: number;
  readonly signers?: readonly string[];
}

/** Marks above the nameplate: 密级, 紧急程度, 份号, handling notice, 签发人. */
function markOf(text: string): Mark | undefined {
  const parts = rows(text);
  const marks = parts.length > 1 ? parts.map(markOf) : [];
  if (marks.length > 0 && marks.every((mark) => mark !== undefined)) return Object.assign({}, ...marks) as Mark;
  const packed = squeeze(text);
  const grade = /^(绝密|机密|秘密|内部|公开)(?:★(.{1,12}))?$/u.exec(packed);
  if (grade !== null && classificationLevels.includes(grade[1] as ClassificationLevel))
    return {
      classification: {
        level: grade[1] as ClassificationLevel,
        ...(grade[2] === undefined ? {} : { period: grade[2] }),
      },
    };
  if (urgencies.test(packed)) return { urgency: packed };
  const copy = /^(?:份号|编号|No\.?|№)?[：:]?(\d{6})$/iu.exec(packed);
  if (copy !== null) return { copyNumber: Number(copy[1]) };
  const signer = /^签发人?[\s　]*[：:](.+)$/u.exec(text.trim());
  if (signer !== null) return { signers: (signer[1] ?? "").split(/[\s　、，]+/u).filter((name) => name !== "") };
  if (notices.test(packed) && packed.length <= 24) return { notice: text.trim().replaceAll(/[\s　]+/gu, " ") };
  return undefined;
}

function readRow(paragraph: ManuscriptParagraph, masthead: Draft, diagnostics: Diagnostic[]): void {
  const text = textOf(paragraph);
  const mark = markOf(text);
  if (mark !== undefined) {
    const { signers = [], ...others } = mark;
    masthead.signers.push(...signers);
    Object.assign(masthead, others);
    return;
  }
  if (paragraph.hint.part === "mark") {
    masthead.notice = text.trim();
    return;
  }
  if (paragraph.hint.part === "nameplate") {
    masthead.name.push(unspaced(text));
    return;
  }
  let rest = text;
  const date = dateIn(rest);
  if (date !== undefined && (isDateRow(text) || paragraph.hint.part === "issuer")) {
    masthead.date ??= date.date;
    rest = `${date.before}　${date.after}`.trim();
  } else if (hasMonthOnly(rest) && isDateRow(text)) rest = rest.replace(/\d{4}\s*年\s*\d{1,2}\s*月$/u, "").trim();
  const line = issueLineIn(rest);
  if (line !== undefined) {
    Object.assign(masthead, line.values);
    rest = line.rest;
  }
  const left = rest.replace(/^[\s　]*(?:报告|编发|印发|签发)?日期[：:]/u, "").trim();
  if (left === "") return;
  readNames(left, line?.isBehind === true, paragraph, masthead, diagnostics);
}

/** What is neither mark, number nor date: nameplate above the issue line, issuer below it. */
function readNames(
  text: string,
  standsBeforeNumber: boolean,
  paragraph: ManuscriptParagraph,
  masthead: Draft,
  diagnostics: Diagnostic[],
): void {
  const hasNumber = masthead.issue !== undefined || masthead.total !== undefined;
  const isName =
    masthead.name.length === 0 &&
    /(?:简报|通讯|动态|快报|专报|日报|周报|月报|晨报|晚报|信息|参考|通报|要情|摘报)$/u.test(squeeze(text));
  const isAbove =
    masthead.name.length < 2 && (isName || !hasNumber || (standsBeforeNumber && masthead.name.length === 0));
  if (isAbove && paragraph.hint.part !== "issuer") {
    masthead.name.push(unspaced(text));
    return;
  }
  const role = /[\s　]*(编印|主办|编)$/u.exec(text);
  const isRole = role !== null && (isOffice(text.slice(0, role.index)) || /[\s　]/u.test(role[0]));
  const name = unspaced(isRole ? text.slice(0, role.index) : text);
  if (masthead.issuer === undefined) {
    masthead.issuer = name;
    if (isRole) masthead.issuerRole = role[1] as "编" | "主办" | "编印";
    return;
  }
  if (isRole && name === "") {
    masthead.issuerRole = role[1] as "编" | "主办" | "编印";
    return;
  }
  const taken = isPersons(text) ? "报头的文字" : "编发单位";
  if (taken === "编发单位") masthead.issuer += name;
  diagnostics.push(finding("import/unsure", paragraph.place, { text: excerpt(text), taken }));
}
