import { parseCivilDate, type CivilDate } from "../model/civil-date.ts";

/**
 * The day of the calendar at an instant, in a time zone.
 * @param now milliseconds since 1970.
 */
export function dayIn(now: number, timeZone: string): CivilDate {
  // The Swedish form of a date is that of ISO 8601.
  const text = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);
  const day = parseCivilDate(text);
  if (day === undefined) throw new RangeError(`no day of the calendar: ${text}`);
  return day;
}
