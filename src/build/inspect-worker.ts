import { parentPort } from "node:worker_threads";
import { inspectPdf } from "./inspect-pdf.ts";
import type { InspectionInput } from "./inspection-room.ts";

/*
 * A worker thread of the build: inspects one print after another, so that measuring does not keep the presses waiting. It
 * answers {value}, the rows that are violated, or {error}.
 */

let before = Promise.resolve();

parentPort?.on("message", (input: InspectionInput) => {
  before = before.then(() => answer(input));
});

async function answer({ bytes, basis }: InspectionInput): Promise<void> {
  try {
    const { rows } = await inspectPdf(bytes, basis);
    parentPort?.postMessage({ value: { rows: rows.filter(({ verdict }) => verdict === "violated") } });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error : new Error(String(error)) });
  }
}
