import type { Diagnostic } from "../../model/diagnostic.ts";
import { hintOf, messageOf } from "../../model/report.ts";
import { shownPath, type ReportOptions } from "../report-diagnostics.ts";
import type { CheckReport } from "./reporters.ts";

/**
 * The report as JUnit XML: a suite for each file with findings, a case for each finding. What fails the command fails
 * here: errors, and warnings with `--strict`; the rest is told in the case's output.
 */
export function junitReport({ diagnostics, strict }: CheckReport, options: ReportOptions): string {
  const byFile = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const file = shownPath(diagnostic.place.path, options.folder);
    byFile.set(file, [...(byFile.get(file) ?? []), diagnostic]);
  }
  const failing = ({ severity }: Diagnostic): boolean => severity === "error" || (strict && severity === "warning");
  const suites = [...byFile].map(([file, found]) => {
    const cases = found.map((diagnostic) => testCase(file, diagnostic, failing(diagnostic), options));
    return `  <testsuite name="${escape(file)}" tests="${found.length}" failures="${found.filter(failing).length}" errors="0">\n${cases.join("")}  </testsuite>\n`;
  });
  // Readers take a report without any case for one that is broken.
  const clean = `  <testsuite name="jianbao" tests="1" failures="0" errors="0">\n    <testcase name="check" classname="jianbao"/>\n  </testsuite>\n`;
  const total = Math.max(1, diagnostics.length);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="jianbao" tests="${total}" failures="${diagnostics.filter(failing).length}" errors="0">\n${suites.length === 0 ? clean : suites.join("")}</testsuites>\n`;
}

function testCase(
  file: string,
  { rule, severity, place, params }: Diagnostic,
  fails: boolean,
  { language }: ReportOptions,
): string {
  const message = messageOf(rule, params, language);
  const text = `${file}:${place.line}:${place.column} ${severity} ${message} [${rule}]\n${hintOf(rule, params, language)}`;
  const body = fails
    ? `<failure type="${severity}" message="${escape(message)}">${escape(text)}</failure>`
    : `<system-out>${escape(text)}</system-out>`;
  return `    <testcase name="${escape(`${rule} ${place.line}:${place.column}`)}" classname="${escape(file)}">${body}</testcase>\n`;
}

/** XML has no place for control characters, not even escaped. */
function escape(text: string): string {
  return text
    .replaceAll(/(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]/gu, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#10;");
}
