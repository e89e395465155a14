import { parentPort } from "node:worker_threads";
import { inspectPdf } from "./inspect-pdf.ts";
import type { InspectionInput } from "./inspection-room.ts";

/*
 * A worker thread of the build: inspects one print after another, so that measuring does not keep the presses waiting. It
 * answers {value}, the rows that are violated, or {error}.
 */

parentPort?.on("message", ({ bytes, basis }: InspectionInput) => {
  inspectPdf(bytes, basis).then(
    ({ rows }) => parentPort?.postMessage({ value: { rows: rows.filter(({ verdict }) => verdict === "violated") } }),
    (error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? error : new Error(String(error)) }),
  );
});
