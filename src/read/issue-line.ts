import type { Diagnostic, Place } from "../model/diagnostic.ts";
import type { Series } from "../model/issue.ts";
import { chineseNumeral } from "../model/numerals.ts";
import { finding } from "../model/report.ts";

/** What a pattern of the issue line may name (contract §2.3). */
export const issueLinePlaceholders: readonly string[] = ["year", "issue", "total", "edition"];

/** What the issue line is filled with. */
export interface IssueLineValues {
  readonly year: number;
  readonly issue: number;
  readonly supplement: boolean;
  readonly total?: number;
  readonly edition?: string;
}

const aliases: Readonly<Record<string, string>> = { total: "总期号", edition: "版次" };

/**
 * Fills the issue line. Without a pattern: 第2期, with a total 第2期（总第21期）, a supplement 增刊第1期 (contract §2.3).
 * `numerals: chinese` covers issue and total, never the year. A pattern is for the run of the series; a supplement counts
 * on its own and has none of its totals, so it keeps its own form.
 * @param place where a missing value is reported: the issue number.
 */
export function issueLineOf(
  values: IssueLineValues,
  series: Pick<Series, "issueLine" | "numerals">,
  place: Place,
  diagnostics: Diagnostic[],
): string {
  const numeral = (value: number): string => (series.numerals === "chinese" ? chineseNumeral(value) : String(value));
  const texts: Readonly<Record<string, string | undefined>> = {
    year: String(values.year),
    issue: numeral(values.issue),
    total: values.total === undefined ? undefined : numeral(values.total),
    edition: values.edition,
  };
  const standard = values.total === undefined ? "第{issue}期" : "第{issue}期（总第{total}期）";
  const pattern = values.supplement ? "增刊第{issue}期" : (series.issueLine?.text ?? standard);
  return pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const text = texts[name];
    if (text === undefined && issueLinePlaceholders.includes(name))
      diagnostics.push(
        finding("front-matter/issue-line-value", place, { pattern, name, alias: aliases[name] ?? name }),
      );
    return text ?? whole;
  });
}
