import { basisOf } from "../../src/build/inspect-pdf.ts";
import { inspectPdf } from "../../src/build/inspect-pdf.ts";
import type { PrintJob } from "../../src/model/composed.ts";
import type { Inspection, InspectionBasis, InspectionRow, Verdict } from "../../src/model/inspection.ts";
import { faultIssue } from "./fault-issue.ts";
import { PdfEdit } from "./pdf-edit.ts";
import { composeAll, openPrintLab } from "./print-lab.ts";
import { testRepository } from "./repository.ts";

/** What a planted fault must bring about: this row, judged so, on this page. */
export interface Expectation {
  readonly row: string;
  /** `violated` unless told otherwise. */
  readonly verdict?: Verdict;
  readonly page?: number;
  /** What the report must say of it. */
  readonly found?: RegExp;
}

/** One fault with how it is planted. */
export interface Fault {
  readonly name: string;
  readonly expected: readonly Expectation[];
  /** Whether the issue's source is at hand. */
  readonly withSource?: boolean;
  /** Rules behind those of the style sheets. */
  readonly css?: string;
  readonly html?: (html: string) => string;
  readonly layout?: Partial<PrintJob["layout"]>;
  /** Changes to the finished file. */
  readonly edit?: (edit: PdfEdit) => void;
}

/** A good bulletin and a press to print it with faults. */
export interface FaultLab {
  readonly good: Uint8Array;
  readonly basis: InspectionBasis;
  readonly plant: (fault: Fault) => Promise<Uint8Array>;
  readonly inspect: (bytes: Uint8Array, withSource?: boolean) => Promise<Inspection>;
  readonly close: () => Promise<void>;
}

/** Prints the good bulletin and keeps the press. */
export async function openFaultLab(): Promise<FaultLab> {
  const repository = testRepository({ "content/shuiwu/2024/01.md": undefined, ...faultIssue });
  const lab = openPrintLab();
  const [issue] = await composeAll(repository);
  if (issue === undefined) throw new Error("the bulletin has no issue");
  const { bytes: good } = await lab.print(issue.print);
  const basis = basisOf(issue);
  return {
    good,
    basis,
    async plant({ css, html, layout, edit }) {
      let bytes = good;
      if (css !== undefined || html !== undefined || layout !== undefined) {
        const markup = html?.(issue.print.html) ?? issue.print.html;
        if (html !== undefined && markup === issue.print.html) throw new Error("the markup is as it was");
        // The press compares the page with the source, too; here the page is to be wrong.
        const expected = html === undefined ? issue.print.expected : [];
        const own = { ...issue.print, html: markup, expected, layout: { ...issue.print.layout, ...layout } };
        ({ bytes } = await lab.print(own, css));
      }
      if (edit === undefined) return bytes;
      const changed = new PdfEdit(bytes);
      edit(changed);
      return changed.finish();
    },
    inspect: (bytes, withSource = false) => inspectPdf(bytes, withSource ? basis : {}),
    async close() {
      await lab.close();
      repository.remove();
    },
  };
}

/** The row of an inspection with an id. */
export function rowOf({ rows }: Inspection, id: string): InspectionRow {
  const row = rows.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
}

/** Rows that are violated or warned of, known stand-ins left out. */
export function faultsOf({ rows }: Inspection): InspectionRow[] {
  return rows.filter(
    ({ verdict, found }) => verdict === "violated" || (verdict === "warned" && !found.startsWith("代用字体")),
  );
}
