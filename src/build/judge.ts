import { join } from "node:path";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Series } from "../model/issue.ts";
import { finding } from "../model/report.ts";
import type { LedgerEntry } from "./compose-source.ts";

/** An issue can only supersede one that exists. */
export function checkSupersedes(ledger: readonly Pick<LedgerEntry, "ref" | "supersedes">[]): Diagnostic[] {
  const ids = new Set(ledger.map((entry) => entry.ref.id));
  return ledger.flatMap(({ supersedes }) =>
    supersedes === undefined || ids.has(supersedes.text)
      ? []
      : [finding("series/supersedes-unknown", supersedes.place, { id: supersedes.text })],
  );
}

/** Warnings may be switched off or changed per series; errors never (contract §3). */
export function applySeriesRules(
  diagnostics: readonly Diagnostic[],
  series: readonly Series[],
  contentFolder: string,
): Diagnostic[] {
  const folders = series.map(({ id, rules }) => ({
    prefix: `${join(contentFolder, id)}/`.replaceAll("\\", "/"),
    rules,
  }));
  return diagnostics.flatMap((diagnostic) => {
    if (diagnostic.severity === "error") return [diagnostic];
    const level = folders.find(({ prefix }) => diagnostic.place.path.startsWith(prefix))?.rules[diagnostic.rule];
    if (level === undefined) return [diagnostic];
    return level === "off" ? [] : [{ ...diagnostic, severity: level }];
  });
}
