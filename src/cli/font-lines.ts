import type { Language } from "../model/report.ts";
import type { FontReportRow } from "../render/font-set.ts";

/** One row of the table of fonts: role, font, version, file, licence, and whether it only stands in for the real one. */
export function fontLine(row: FontReportRow, language: Language): string {
  const { name, role, family, file, version, licence } = row;
  return `${name} (${role}): ${family}, ${version.replace(/^Version /, "")}, ${file}, ${licence}, ${standing(row, language)}`;
}

/** One line for each group of series that share their fonts: which font set which role. */
export function fontSummary(fonts: ReadonlyMap<string, readonly FontReportRow[]>, language: Language): string[] {
  const groups = new Map<string, string[]>();
  for (const [series, rows] of fonts) {
    const text = rows
      .map((row) => `${row.name} ${row.file}${row.substituted ? (language === "en" ? " (stand-in)" : "（代用）") : ""}`)
      .join(language === "en" ? ", " : "，");
    groups.set(text, [...(groups.get(text) ?? []), series]);
  }
  const isOne = groups.size === 1;
  return [...groups].map(
    ([text, series]) => `${language === "en" ? "fonts" : "字体"}${isOne ? "" : ` ${series.join(" ")}`}: ${text}`,
  );
}

/** Whether a font is bundled, and whether it only stands in for the real one. */
export function standing(
  { bundled, substituted }: Pick<FontReportRow, "bundled" | "substituted">,
  language: Language,
): string {
  if (!bundled) return language === "en" ? "your own" : "自备";
  if (substituted) return language === "en" ? "bundled stand-in" : "随带，代用";
  return language === "en" ? "bundled" : "随带";
}
