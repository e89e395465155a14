import type { Diagnostic } from "../model/diagnostic.ts";
import { missingGlyphDiagnostics } from "../render/font-coverage.ts";
import type { FittingReport } from "../render/fitting/paragraph.ts";
import { fontReport, type FontReportRow, type FontSet } from "../render/font-set.ts";
import type { BuildRequest, Composed } from "./build.ts";
import { InspectionRoom } from "./inspection-room.ts";
import type { PrintRoom } from "./print-room.ts";
import { sitePdfPath, sitePicturePath, type PrintedFile, type WriteFile } from "./publish-build.ts";
import { sitePicture } from "./site-picture.ts";

/** What printing gave: findings, and the files that were written, by issue id. */
export interface PrintOutcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly files: ReadonlyMap<string, PrintedFile>;
  /** What the fitting pass did to lines and marks, by issue id. */
  readonly fitting: ReadonlyMap<string, FittingReport>;
}

/** Issues whose fonts were resolved and whose characters were looked up, ready to print. */
export interface PreparedPrint {
  readonly diagnostics: readonly Diagnostic[];
  /** Which file sets which role, by series. */
  readonly fonts: ReadonlyMap<string, readonly FontReportRow[]>;
  /**
   * Prints all of them, each written to the staged output as soon as it is done.
   * @param keep is given each one's first copy, by issue id.
   */
  readonly run: (write: WriteFile, keep?: (id: string, proof: Uint8Array) => void) => Promise<PrintOutcome>;
}

interface PreparedIssue extends Composed {
  readonly fonts: FontSet;
}

/** Resolves the fonts of every issue and reports characters that none of them has, before anything is printed. */
export async function preparePrint(
  composed: readonly Composed[],
  room: PrintRoom,
  request: BuildRequest,
): Promise<PreparedPrint> {
  const diagnostics: Diagnostic[] = [];
  const fonts = new Map<string, readonly FontReportRow[]>();
  const issues: PreparedIssue[] = [];
  for (const item of composed) {
    const { print, summary } = item.issue;
    const { series } = summary.ref;
    const { fontSet, diagnostics: found } = await room.fontsOf({ id: series, fonts: print.fonts });
    if (!fonts.has(series)) diagnostics.push(...found);
    fonts.set(series, fontSet === undefined ? [] : fontReport(fontSet));
    if (fontSet === undefined) continue;
    diagnostics.push(...missingGlyphDiagnostics(fontSet, print.glyphs));
    issues.push({ ...item, fonts: fontSet });
  }
  return { diagnostics, fonts, run: (write, keep) => printAll(issues, room, request, write, keep) };
}

async function printAll(
  issues: readonly PreparedIssue[],
  room: PrintRoom,
  request: BuildRequest,
  write: WriteFile,
  keep?: (id: string, proof: Uint8Array) => void,
): Promise<PrintOutcome> {
  const files = new Map<string, PrintedFile>();
  const fitting = new Map<string, FittingReport>();
  const diagnostics: Diagnostic[] = [];
  const stop = (): void => void room.close();
  request.signal.addEventListener("abort", stop);
  const inspection = request.inspect ? new InspectionRoom(issues.length) : undefined;
  const inspections: Promise<readonly Diagnostic[]>[] = [];
  try {
    let done = 0;
    const print = async ({ issue, destination, fonts }: PreparedIssue): Promise<void> => {
      request.signal.throwIfAborted();
      const { ref } = issue.summary;
      const setting = await room.setting(fonts, issue.print.layout.digits);
      const job = { ...issue.print, draft: destination.draft };
      const result = await room.print({ ...setting, job });
      diagnostics.push(...result.diagnostics);
      const inspected = inspection?.inspect({ ...issue, print: job }, result);
      // It is waited for at the end: the press goes on with the next issue.
      if (inspected !== undefined) inspections.push(inspected);
      inspected?.catch(() => undefined);
      if (result.fitting !== undefined) fitting.set(ref.id, result.fitting);
      done += 1;
      request.onProgress({ stage: "print", done, of: issues.length });
      if (result.bytes === undefined || result.sha256 === undefined) return;
      keep?.(ref.id, result.proof ?? result.bytes);
      const path = `print/${ref.id}.pdf`;
      const site = result.site ?? result.bytes;
      const onSite = request.site && destination.site;
      const picture = onSite ? await sitePicture(site) : undefined;
      files.set(ref.id, {
        path,
        sha256: result.sha256,
        bytes: result.bytes.byteLength,
        pages: result.pages,
        siteBytes: site.byteLength,
        ...(picture === undefined ? {} : { picture: { width: picture.width, height: picture.height } }),
        ...(issue.print.copyNumbers === undefined ? {} : { copies: issue.print.copyNumbers.count }),
      });
      await write(path, result.bytes);
      if (onSite) await write(sitePdfPath(issue.summary), site);
      if (picture !== undefined) await write(sitePicturePath(issue.summary), picture.bytes);
    };
    await Promise.all(issues.map(print));
    diagnostics.push(...(await Promise.all(inspections)).flat());
    return { diagnostics: [...diagnostics, ...room.diagnostics], files, fitting };
  } finally {
    await inspection?.close();
    request.signal.removeEventListener("abort", stop);
  }
}
