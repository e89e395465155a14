import type { Inspection, InspectionRow, Verdict } from "../model/inspection.ts";
import type { Language } from "../model/report.ts";
import { displayWidth } from "./report-diagnostics.ts";

/** How an inspection is printed. */
export interface InspectionTextOptions {
  readonly language: Language;
  /** Only the verdict, violated and warned rows, or all rows. */
  readonly detail: "verdict" | "faults" | "all";
  readonly paint: (format: "red" | "yellow" | "green" | "dim" | "bold", text: string) => string;
}

const verdicts: Readonly<
  Record<
    Verdict,
    {
      readonly mark: string;
      readonly zh: string;
      readonly en: string;
      readonly colour: "red" | "yellow" | "green" | "dim";
    }
  >
> = {
  passed: { mark: "✓", zh: "合格", en: "passed", colour: "green" },
  warned: { mark: "!", zh: "提醒", en: "warned", colour: "yellow" },
  violated: { mark: "✗", zh: "不合格", en: "violated", colour: "red" },
  "not-applicable": { mark: "-", zh: "不适用", en: "not applicable", colour: "dim" },
};

/** An inspection for a person: one line for the file, then a line for each row asked for, then counts. */
export function inspectionText(name: string, inspection: Inspection, options: InspectionTextOptions): string {
  const { language, detail, paint } = options;
  const word = (verdict: Verdict): string => verdicts[verdict][language === "en" ? "en" : "zh"];
  const { colour } = verdicts[inspection.verdict];
  const pages = language === "en" ? `${inspection.pages} pages` : `${inspection.pages}页`;
  const head = `${paint("bold", name)}  ${pages}  ${paint(colour, word(inspection.verdict))}\n`;
  if (detail === "verdict") return head;
  const shown = inspection.rows.filter(
    (row) => detail === "all" || row.verdict === "violated" || row.verdict === "warned",
  );
  const counts = (["passed", "warned", "violated", "not-applicable"] as const)
    .map((verdict) => {
      const count = inspection.rows.filter((row) => row.verdict === verdict).length;
      return language === "en" ? `${count} ${word(verdict)}` : `${word(verdict)} ${count}`;
    })
    .join(language === "en" ? ", " : "，");
  const total = language === "en" ? `${inspection.rows.length} rows: ` : `共 ${inspection.rows.length} 项：`;
  return `${head}${shown.map((row) => rowText(row, options)).join("")}  ${total}${counts}\n`;
}

function rowText(row: InspectionRow, { language, paint }: InspectionTextOptions): string {
  const { mark, colour } = verdicts[row.verdict];
  const columns = [padded(row.clause, 18), padded(row.id, 28)].join(" ");
  const page =
    row.page === undefined ? padded("", 5) : padded(language === "en" ? `p. ${row.page}` : `第${row.page}页`, 5);
  if (row.verdict === "not-applicable") return `  ${paint(colour, `${mark} ${columns}`)}\n`;
  const tolerance = row.tolerance === "" || row.tolerance === "–" ? "" : ` ${row.tolerance}`;
  const words =
    language === "en"
      ? `expected ${row.expected}${tolerance}, found ${row.found}`
      : `应为 ${row.expected}${tolerance}，实为 ${row.found}`;
  return `  ${paint(colour, mark)} ${columns} ${page} ${words}\n`;
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}
