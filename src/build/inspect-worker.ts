import { inspectPdf } from "./inspect-pdf.ts";
import type { InspectionInput } from "./inspection-room.ts";
import { serveJobs } from "./worker-jobs.ts";

/*
 * A worker thread of the build: inspects one print after another, so that measuring does not keep the presses waiting. It
 * answers with the rows that are violated.
 */

serveJobs(() => async ({ bytes, basis }: InspectionInput) => {
  const { rows } = await inspectPdf(bytes, basis);
  return { rows: rows.filter(({ verdict }) => verdict === "violated") };
});
