/** A day of the calendar, never an instant: no time zone can shift it (contract §2.1). Month and day count from 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Reads `2019-12-06` or `2019年12月6日` (contract §2.1).
 * @returns the date, or undefined when the text has another form or names a day that the calendar does not have.
 */
export function parseCivilDate(text: string): CivilDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (match === null) return undefined;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isCalendarDate(date) ? date : undefined;
}

/** Whether the Gregorian calendar has that day. */
export function isCalendarDate({ year, month, day }: CivilDate): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** `2019-12-06`, the form of manifests, feeds and machine readers. */
export function isoDate({ year, month, day }: CivilDate): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** `2019年12月6日`: Arabic digits, the year in full, no leading zeros (GB/T 9704-2012, 7.3.5.4). */
export function chineseDate({ year, month, day }: CivilDate): string {
  return `${year}年${month}月${day}日`;
}

/** Orders two dates: negative, zero or positive. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
