import { createHash } from "node:crypto";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { shownPath } from "../report-diagnostics.ts";

/**
 * A mark of each finding that stays the same when lines move: file, rule, what was found, and which of its like it is.
 * Code hosts tell new findings from known ones by it.
 */
export function fingerprints(diagnostics: readonly Diagnostic[], folder: string): string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ rule, place, params }) => {
    const what = `${shownPath(place.path, folder)}\0${rule}\0${JSON.stringify(params)}`;
    const count = seen.get(what) ?? 0;
    seen.set(what, count + 1);
    return createHash("sha256").update(`${what}\0${count}`).digest("hex").slice(0, 32);
  });
}
