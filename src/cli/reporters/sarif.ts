import type { Severity } from "../../model/diagnostic.ts";
import { hintOf, messageOf } from "../../model/report.ts";
import { rules, type RuleId } from "../../model/rules.ts";
import { shownPath, type ReportOptions } from "../report-diagnostics.ts";
import { fingerprints } from "./fingerprint.ts";
import type { CheckReport } from "./reporters.ts";

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/** The report as SARIF 2.1.0 (OASIS standard, 2020): one run, its rules, one result for each finding. */
export function sarifReport({ diagnostics }: CheckReport, options: ReportOptions) {
  const ids = [...new Set(diagnostics.map(({ rule }) => rule))].toSorted();
  const marks = fingerprints(diagnostics, options.folder);
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "jianbao", rules: ids.map((id) => ruleDescriptor(id, options)) } },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map(({ rule, severity, place, params }, index) => ({
          ruleId: rule,
          ruleIndex: ids.indexOf(rule),
          level: levels[severity],
          message: {
            text: `${messageOf(rule, params, options.language)}\n${hintOf(rule, params, options.language)}`,
          },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(shownPath(place.path, options.folder)) },
                region: {
                  startLine: place.line,
                  startColumn: place.column,
                  endLine: place.endLine,
                  endColumn: place.endColumn,
                },
              },
            },
          ],
          partialFingerprints: { "jianbao/v1": marks[index] ?? "" },
        })),
      },
    ],
  };
}

function ruleDescriptor(id: RuleId, { language }: ReportOptions) {
  const { message, hint, severity } = rules[id];
  return {
    id,
    shortDescription: { text: language === "en" ? message.en : message.zh },
    help: { text: language === "en" ? hint.en : hint.zh },
    defaultConfiguration: { level: levels[severity] },
  };
}
