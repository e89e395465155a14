import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Diagnostic } from "../model/diagnostic.ts";
import { build } from "./build.ts";
import type { CheckRequest, CheckResult } from "./check.ts";
import { startComposeThreads } from "./compose-threads.ts";
import type { BrowserSettings } from "./start-browser.ts";

/** How issues are printed for a check. */
export interface CheckPrintRequest extends CheckRequest {
  readonly browser: BrowserSettings;
  /** ms for one issue's printing. */
  readonly timeoutMs: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * What only layout can tell: prints the issues that were checked, drafts and classified ones too, into a folder that is
 * thrown away, and gives what printing and inspecting found beyond the check itself.
 * @param checked without errors: text with errors is not printed.
 * @throws KnownError for a missing browser or a full disk.
 */
export async function checkPrints(request: CheckPrintRequest, checked: CheckResult): Promise<readonly Diagnostic[]> {
  if (request.paths.length > 0 && checked.ids.length === 0) return [];
  const folder = await mkdtemp(join(tmpdir(), "jianbao-check-"));
  const threads = startComposeThreads(request.workers, request.contentFolder);
  try {
    const { diagnostics } = await build(
      {
        ...request,
        outFolder: join(folder, "dist"),
        ids: request.paths.length === 0 ? [] : checked.ids,
        drafts: true,
        allowClassified: true,
        pdf: true,
        site: false,
        strict: false,
        inspect: true,
        press: false,
        onProgress: ({ done, of }) => request.onProgress(done, of),
      },
      threads,
    );
    const known = new Set(checked.diagnostics.map(keyOf));
    return diagnostics.filter((diagnostic) => !known.has(keyOf(diagnostic)) && isOfLayout(diagnostic));
  } finally {
    await threads.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What reading finds has been told, or was switched off. */
function isOfLayout({ rule }: Diagnostic): boolean {
  return /^(?:print|fonts|inspect|template)\//.test(rule);
}

function keyOf({ rule, place }: Diagnostic): string {
  return `${rule} ${place.path}:${place.line}:${place.column}`;
}
