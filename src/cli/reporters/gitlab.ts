import type { Severity } from "../../model/diagnostic.ts";
import { hintOf, messageOf } from "../../model/report.ts";
import { shownPath, type ReportOptions } from "../report-diagnostics.ts";
import { fingerprints } from "./fingerprint.ts";
import type { CheckReport } from "./reporters.ts";

const levels: Readonly<Record<Severity, "major" | "minor" | "info">> = {
  error: "major",
  warning: "minor",
  info: "info",
};

/** The report as GitLab's Code Quality artifact. */
export function gitlabReport({ diagnostics }: CheckReport, options: ReportOptions) {
  const marks = fingerprints(diagnostics, options.folder);
  const separator = options.language === "en" ? ". " : "。";
  return diagnostics.map(({ rule, severity, place, params }, index) => ({
    description: `${messageOf(rule, params, options.language)}${separator}${hintOf(rule, params, options.language)}`,
    check_name: rule,
    fingerprint: marks[index] ?? "",
    severity: levels[severity],
    location: {
      path: shownPath(place.path, options.folder),
      positions: {
        begin: { line: place.line, column: place.column },
        end: { line: place.endLine, column: place.endColumn },
      },
      lines: { begin: place.line, end: place.endLine },
    },
  }));
}
