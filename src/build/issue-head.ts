import { chineseDate, isoDate, type CivilDate } from "../model/civil-date.ts";
import type { DistributionRow, LabelledNames, Series, Site } from "../model/issue.ts";
import type { TypedRow } from "../read/composite-values.ts";
import { resolveRows } from "../read/distribution.ts";
import { yamlText, type YamlValue } from "../read/yaml.ts";
import { blankTitle } from "./issue-skeleton.ts";
import type { PastIssue } from "./past-issue.ts";

/** What the front matter of a new issue is made of. */
export interface IssueHead {
  readonly number: number;
  readonly supplement: boolean;
  readonly date: CivilDate;
  readonly total?: number;
  /** Absent: a blank, unless every article has its own headline. */
  readonly title?: string;
  readonly series: Series;
  readonly site: Site;
  readonly past: PastIssue | undefined;
  readonly chineseKeys: boolean;
}

/**
 * The front matter of a new issue, a draft. Of the last issue's distribution list, imprint, staff, classification and notice
 * it takes what differs from series.yaml; what the series says anyway is not typed again. 本期增发 was for that issue alone.
 */
export function issueHead(head: IssueHead): string {
  const { chineseKeys, past, series } = head;
  const key = (chinese: string, english: string): string => (chineseKeys ? chinese : english);
  const yes = key("是", "true");
  const values = new Map<string, YamlValue>([
    [key("期号", "issue"), String(head.number)],
    [key("日期", "date"), past?.chineseDate === true ? chineseDate(head.date) : isoDate(head.date)],
  ]);
  const set = (chinese: string, english: string, value: YamlValue | undefined): void => {
    if (value !== undefined) values.set(key(chinese, english), value);
  };
  set("总期号", "total", head.total === undefined ? undefined : String(head.total));
  set("增刊", "supplement", head.supplement ? yes : undefined);
  if (!head.supplement && series.issueLine?.text.includes("{edition}") === true)
    set("版次", "edition", past?.keys.edition?.value.text);
  set("状态", "status", key("草稿", "draft"));
  set("标题", "title", head.title ?? (needsTitle(past) ? blankTitle : undefined));
  set("密级", "classification", classificationOf(head, key));
  set("提示", "notice", past?.keys.notice?.value.text);
  if (past?.keys.copyNumbers?.value === "auto") set("份号", "copyNumbers", "auto");
  set("分送", "distribution", distributionOf(head));
  set("印发", "imprint", imprintOf(head, key));
  return `---\n${yamlText(values)}---\n`;
}

/** Where every article of the last issue had its own headline and the issue no name of its own, the next needs none either. */
function needsTitle(past: PastIssue | undefined): boolean {
  if (past === undefined || past.articles.length === 0 || past.keys.title !== undefined) return true;
  return past.articles.some((article) => article.headline === undefined);
}

type Key = (chinese: string, english: string) => string;

/** The last issue's where it differs from the series'; with neither the key is left empty, and `build` asks for it. */
function classificationOf({ past, series }: IssueHead, key: Key): YamlValue | undefined {
  const own = past?.keys.classification?.value;
  if (own === undefined) return series.classification === undefined ? "" : undefined;
  const { level, period } = own;
  if (level === series.classification?.level && period === series.classification.period) return undefined;
  if (period === undefined) return level;
  return new Map([
    [key("级别", "level"), level],
    [key("保密期限", "period"), period],
  ]);
}

/** The last issue's rows without 本期增发, where they are not those of the series. */
function distributionOf({ past, series, site }: IssueHead): YamlValue | undefined {
  const rows = past?.keys.distribution?.value.filter(({ label }) => label.text !== "本期增发") ?? [];
  if (rows.length === 0 || rowsText(resolveRows(rows, site, "front-matter", [])) === rowsText(series.distribution))
    return undefined;
  return new Map(rows.map((row) => [row.label.text, rowValue(row)]));
}

function rowValue({ levels }: TypedRow): YamlValue {
  const names = levels.map((level) => level.map(({ text }) => text));
  return names.length === 1 ? (names[0] ?? []) : names;
}

function rowsText(rows: readonly DistributionRow[]): string {
  return JSON.stringify(
    rows.map(({ label, levels }) => [
      label.text,
      levels.map((level) => level.map(({ name, copies }) => [name.text, copies ?? null])),
    ]),
  );
}

function imprintOf({ past, series }: IssueHead, key: Key): YamlValue | undefined {
  const own = past?.keys.imprint?.value;
  if (own === undefined) return undefined;
  const values = new Map<string, YamlValue>();
  if (own.by !== undefined && own.by.text !== series.imprint.by?.text) values.set(key("印发机关", "by"), own.by.text);
  if (own.copies !== undefined && own.copies !== series.imprint.copies)
    values.set(key("印数", "copies"), String(own.copies));
  if (own.staff !== undefined && staffText(own.staff) !== staffText(series.imprint.staff))
    values.set(key("人员", "staff"), staffValue(own.staff));
  return values.size === 0 ? undefined : values;
}

function staffValue(staff: readonly LabelledNames[]): YamlValue {
  return new Map(
    staff.map(({ label, names }) => {
      const texts = names.map(({ text }) => text);
      return [label.text, texts.length === 1 ? (texts[0] ?? "") : texts] as const;
    }),
  );
}

function staffText(staff: readonly LabelledNames[]): string {
  return JSON.stringify(staff.map(({ label, names }) => [label.text, names.map(({ text }) => text)]));
}
