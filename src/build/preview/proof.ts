import { createHash } from "node:crypto";
import { missingGlyphDiagnostics } from "../../render/font-coverage.ts";
import { inspectDocument } from "../../inspect/inspect.ts";
import { measureDocument } from "../../inspect/measure.ts";
import type { MeasuredDocument } from "../../inspect/measured.ts";
import { recognise } from "../../inspect/recognise/recognise.ts";
import type { Recognised } from "../../inspect/recognise/recognised.ts";
import type { ComposedIssue } from "../../model/composed.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { ExpectedText } from "../../model/press.ts";
import { ptPerMm, typeArea } from "../../model/layout.ts";
import { printBasis, violations } from "../inspect-pdf.ts";
import type { PrintRoom } from "../print-room.ts";
import { printedLines, type PrintedLine } from "./paragraph.ts";

/** One page of a proof. */
export interface ProofPage {
  /** Sum of what is drawn on it: the same for a page that did not change. */
  readonly sum: string;
  /** mm */
  readonly width: number;
  readonly height: number;
}

/** An issue as it was printed last. */
export interface Proof {
  readonly pdf: Uint8Array;
  readonly pages: readonly ProofPage[];
  /** Lines of text that still fit on the last page. */
  readonly freeLines: number;
  readonly lines: readonly PrintedLine[];
  readonly texts: readonly ExpectedText[];
}

/** What printing gave: pages, unless an error kept them from being made, and findings of press and inspection. */
export interface ProofResult {
  readonly proof?: Proof;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Prints an issue as a build would, measures and inspects it.
 * @throws KnownError 3 for the environment (no browser).
 */
export async function makeProof(issue: ComposedIssue, draft: boolean, room: PrintRoom): Promise<ProofResult> {
  const job = { ...issue.print, draft };
  const { fontSet, diagnostics: fontFindings } = await room.fontsOf({ id: issue.summary.ref.series, fonts: job.fonts });
  if (fontSet === undefined) return { diagnostics: fontFindings };
  const found = [...fontFindings, ...missingGlyphDiagnostics(fontSet, job.glyphs)];
  const setting = await room.setting(fontSet, job.layout.digits);
  const printed = await room.print({ ...setting, job });
  found.push(...printed.diagnostics);
  const pdf = printed.proof ?? printed.bytes;
  if (pdf === undefined) return { diagnostics: found };
  const measured = await measureDocument(pdf);
  const basis = printBasis({ ...issue, print: job }, printed);
  const inspection = inspectDocument(measured, basis);
  return {
    proof: {
      pdf,
      pages: proofPages(measured, [setting.shellId, ...job.files.map(({ name }) => name)]),
      freeLines: freeLines(recognise(measured, basis)),
      lines: printedLines(measured),
      texts: job.expected,
    },
    diagnostics: [...found, ...violations(inspection, job.place)],
  };
}

/** @param unmeasured names of what is drawn but not measured: the look, and pictures, whose names are made from their content. */
function proofPages({ pages, fonts }: MeasuredDocument, unmeasured: readonly string[]): ProofPage[] {
  const names = JSON.stringify([unmeasured, fonts.map(({ name }) => name)]);
  return pages.map((page) => {
    const [left, bottom, right, top] = page.mediaBox;
    const sum = createHash("sha256").update(names).update(JSON.stringify(page)).digest("hex");
    return { sum: sum.slice(0, 32), width: (right - left) / ptPerMm, height: (top - bottom) / ptPerMm };
  });
}

/** mm by which a line may hang over. */
const slack = 0.5;

/** Lines that fit between the last thing on the last page and the imprint, or the type area's foot. */
function freeLines({ sheets, grid, imprint }: Recognised): number {
  const last = sheets.at(-1);
  if (last === undefined) return 0;
  const isHere = imprint?.page === last.page.number;
  const limit = isHere
    ? Math.min(...imprint.rules.map(({ top }) => top), ...imprint.lines.map(({ top }) => top))
    : typeArea.top + typeArea.height;
  const above = [...last.text, ...last.others, ...last.tables, ...last.page.pictures]
    .map(({ bottom }) => bottom)
    .filter((bottom) => bottom <= limit + slack);
  const used = Math.max(typeArea.top - (grid.pitch - grid.em), ...above);
  return Math.max(0, Math.floor((limit - used + slack) / grid.pitch));
}
