import { isCalendarDate, type CivilDate } from "../../model/civil-date.ts";
import { parseChineseNumeral } from "../../model/numerals.ts";

/** A number in Arabic digits (either width) or Chinese numerals; undefined for anything else. */
export function numberOf(text: string): number | undefined {
  const digits = text.replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (/^\d{1,8}$/.test(digits)) return Number(digits);
  return parseChineseNumeral(digits.replaceAll(/[〇○]/g, "零"));
}

const chineseDigits = "零一二三四五六七八九";

/** A year in four digits of either kind: 2019, 二〇一九. */
export function yearOf(text: string): number | undefined {
  const digits = Array.from(text.replaceAll(/[〇○]/g, "零"), (character) => {
    const value = chineseDigits.indexOf(character);
    return value < 0 ? character : String(value);
  }).join("");
  return /^(?:19|20)\d\d$/.test(digits) ? Number(digits) : undefined;
}

const year = "((?:19|20)\\d\\d|[一二][〇○零一二三四五六七八九]{3})";
const dayPattern = new RegExp(
  `${year}[年.\\-/](\\d{1,2}|[一二三四五六七八九十]{1,2})[月.\\-/](?:(\\d{1,2}|[一二三四五六七八九十]{1,3})日?)`,
  "u",
);
const monthPattern = new RegExp(`${year}年(\\d{1,2}|[一二三四五六七八九十]{1,2})月(?![\\d一二三四五六七八九十])`, "u");

/** A date within a text without spaces, with what stands before and behind it. */
export interface FoundDate {
  readonly date: CivilDate;
  readonly before: string;
  readonly after: string;
}

/** Finds a date in a text; spaces within it don't matter. */
export function dateIn(text: string): FoundDate | undefined {
  const packed = packDigits(text);
  const match = dayPattern.exec(packed);
  if (match === null) return undefined;
  const date = {
    year: yearOf(match[1] ?? "") ?? 0,
    month: numberOf(match[2] ?? "") ?? 0,
    day: numberOf(match[3] ?? "") ?? 0,
  };
  if (!isCalendarDate(date)) return undefined;
  return {
    date,
    before: packed.slice(0, match.index).trim(),
    after: packed.slice(match.index + match[0].length).trim(),
  };
}

/** Whether a text names a month without a day: 2024年3月. */
export function hasMonthOnly(text: string): boolean {
  const packed = packDigits(text);
  return !dayPattern.test(packed) && monthPattern.test(packed);
}

/** Takes out the spaces that typesetters put between the parts of a date or number: 2019 年 12 月 6 日, 第 二 期. */
function packDigits(text: string): string {
  return text
    .replaceAll(/(?<=[\d〇○零一二三四五六七八九十年月第])[ \t　]+(?=[\d〇○零一二三四五六七八九十年月日期])/gu, "")
    .replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

/** A text without any white space. */
export function squeeze(text: string): string {
  return text.replaceAll(/[\s　]+/gu, "");
}

/** A text whose Chinese characters are not spaced out: 简 报 → 简报; spaces between Latin words stay. */
export function unspaced(text: string): string {
  return text.replaceAll(/(?<=[\p{Script=Han}\p{P}〇])[\s　]+(?=[\p{Script=Han}\p{P}〇])/gu, "").trim();
}

/** What offices and firms end in. */
const officeEnd =
  /(?:办公室|办公厅|委员会|领导小组|指挥部|公司|集团|中心|工会|协会|学会|学校|学院|大学|医院|党委|政府|支部|总部|分局|[部处科室局厅厂站所院校组办委会社队司团店场园区县市镇乡村馆行库段])(?:编|主办|编印)?$/u;

/** Whether a text reads as the name of an office. */
export function isOffice(text: string): boolean {
  const name = squeeze(text);
  return name.length >= 2 && name.length <= 40 && !/[。，；：！？]/u.test(name) && officeEnd.test(name);
}

/** Names of persons, spaced apart; a name of two characters may be spaced out itself. None where a text has anything else. */
export function personsIn(text: string): string[] {
  const names: string[] = [];
  for (const part of text.trim().split(/[\s　、]+/u)) {
    const last = names.at(-1);
    if (last?.length === 1 && part.length === 1) names[names.length - 1] = last + part;
    else names.push(part);
  }
  const isNames =
    names.length <= 6 && names.every((name) => /^(?:\p{Script=Han}{2,4}|\p{Script=Han}+·\p{Script=Han}+)$/u.test(name));
  return isNames ? names : [];
}

/** Whether a text reads as one or several names of persons. */
export function isPersons(text: string): boolean {
  return personsIn(text).length > 0;
}

/** Whether a text ends as a sentence does. */
export function endsSentence(text: string): boolean {
  return /[。！？…；：.!?;:][”’』」）)】》〉\]]*$/u.test(text.trimEnd());
}

/** A line drawn with characters. */
export const drawnRule = /^[\s　]*[─━—―_＿=＝~～\-*·.]{5,}[\s　]*$/u;

/** A folio: — 3 —, - 3 -, 第3页, 第3页 共8页, 3 / 8. A bare number is judged by what is around it. */
export const folio =
  /^[\s　]*(?:[—―–\-－─·•~]+[\s　]*\d{1,4}[\s　]*[—―–\-－─·•~]+|第[\s　]*\d{1,4}[\s　]*页(?:[\s　，,/]*共[\s　]*\d{1,4}[\s　]*页)?|\d{1,4}[\s　]*\/[\s　]*\d{1,4})[\s　]*$/u;

/** The first characters of a text, for messages. */
export function excerpt(text: string): string {
  const characters = Array.from(text.trim());
  return characters.length <= 20 ? characters.join("") : `${characters.slice(0, 20).join("")}…`;
}
