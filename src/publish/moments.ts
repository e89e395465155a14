import type { IssueSummary } from "../model/composed.ts";

/** A point in time: milliseconds since 1970, and the same as RFC 3339 with the offset of the site's time zone. */
export interface Moment {
  readonly epoch: number;
  /** `2019-12-06T00:00:00+08:00` */
  readonly text: string;
}

/** When an issue came out, and when it last changed for its readers. */
export interface IssueMoments {
  readonly published: Moment;
  readonly updated: Moment;
}

const minute = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();
/** Asking for an offset takes long, and pages, feeds and sitemap ask for the same days. */
const days = new Map<string, Moment>();

/** The beginning of a calendar day where the site is: its date there never shifts. */
export function momentOfDate(isoDate: string, timeZone: string): Moment {
  const key = `${isoDate} ${timeZone}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  const wall = Date.parse(`${isoDate}T00:00:00Z`);
  // The offset of the day before may be another one: ask again at the moment that it leads to.
  const guess = wall - offsetMinutes(wall, timeZone) * minute;
  const offset = offsetMinutes(guess, timeZone);
  const moment = { epoch: wall - offset * minute, text: localText(wall, offset) };
  days.set(key, moment);
  return moment;
}

/** An instant as a clock where the site is shows it. */
export function momentOfInstant(epoch: number, timeZone: string): Moment {
  const offset = offsetMinutes(epoch, timeZone);
  return { epoch, text: localText(epoch + offset * minute, offset) };
}

/**
 * An issue comes out at its `publishAt`, else at the beginning of its date; it is updated by each correction and by the
 * issue that replaces it.
 */
export function issueMoments(
  summary: IssueSummary,
  timeZone: string,
  supersededBy: IssueSummary | undefined,
): IssueMoments {
  const published = publishedAt(summary, timeZone);
  const changes = [
    published,
    ...summary.corrections.map(({ date }) => momentOfDate(date, timeZone)),
    ...(supersededBy === undefined ? [] : [publishedAt(supersededBy, timeZone)]),
  ];
  return { published, updated: latestOf(changes) ?? published };
}

/** The latest of some moments, the first of equal ones. */
export function latestOf(moments: readonly Moment[]): Moment | undefined {
  let latest: Moment | undefined;
  for (const moment of moments) if (latest === undefined || moment.epoch > latest.epoch) latest = moment;
  return latest;
}

function publishedAt({ publishAt, date }: IssueSummary, timeZone: string): Moment {
  return publishAt === undefined ? momentOfDate(date, timeZone) : momentOfInstant(publishAt, timeZone);
}

/** Minutes east of Greenwich; RFC 3339 knows no seconds, which offsets before the twentieth century have. */
function offsetMinutes(epoch: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
    formats.set(timeZone, format);
  }
  // To ask for its parts one by one takes twice as long.
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(format.format(epoch));
  if (match === null) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

function localText(wall: number, offset: number): string {
  const size = Math.abs(offset);
  return `${new Date(wall).toISOString().slice(0, 19)}${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
