import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, it } from "vitest";
import { WorkerPool } from "../../src/build/worker-pool.ts";

const folder = mkdtempSync(join(tmpdir(), "jianbao-pool-"));
afterAll(() => rmSync(folder, { recursive: true }));
const entry = join(folder, "worker.mjs");
writeFileSync(
  entry,
  `import { parentPort, workerData } from "node:worker_threads";
parentPort.on("message", (input) => {
  if (input === "hang") for (;;);
  if (input === "fail") return parentPort.postMessage({ error: new Error("broken") });
  if (input === "eat") { const hoard = []; for (;;) hoard.push(new Array(1e6).fill(hoard.length)); }
  parentPort.postMessage({ value: workerData.prefix + input });
});`,
);

function pool(): WorkerPool<string, string> {
  return new WorkerPool({
    entry: pathToFileURL(entry),
    size: 2,
    deadlineMs: 3000,
    workerData: { prefix: "第" },
    resourceLimits: { maxOldGenerationSizeMb: 32 },
  });
}

it("runs jobs on its threads and gives their values", async () => {
  const workers = pool();
  expect(await Promise.all(["1", "2", "3"].map((input) => workers.run(input)))).toEqual([
    { value: "第1" },
    { value: "第2" },
    { value: "第3" },
  ]);
  await workers.close();
});

it("ends a job that hangs or eats its memory, and goes on with the others", async () => {
  const workers = pool();
  const outcomes = await Promise.all(["hang", "eat", "4"].map((input) => workers.run(input)));
  expect(outcomes).toMatchObject([
    { failure: { kind: "deadline" } },
    { failure: { kind: "memory" } },
    { value: "第4" },
  ]);
  await workers.close();
});

it("passes on a defect", async () => {
  const workers = pool();
  expect(await workers.run("fail")).toMatchObject({ failure: { kind: "defect", error: { message: "broken" } } });
  await workers.close();
});
