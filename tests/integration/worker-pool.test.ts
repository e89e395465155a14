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
  `import { parentPort } from "node:worker_threads";
let context;
parentPort.on("message", (input) => {
  if (context === undefined) return void (context = input);
  if (input === "hang") for (;;);
  if (input === "fail") return parentPort.postMessage({ error: new Error("broken") });
  if (input === "eat") { const hoard = []; for (;;) hoard.push(new Array(1e6).fill(hoard.length)); }
  parentPort.postMessage({ value: context.prefix + input });
});`,
);

function pool(): WorkerPool<string, string> {
  const made = new WorkerPool<string, string>({
    entry: pathToFileURL(entry),
    size: 2,
    deadlineMs: 3000,
    resourceLimits: { maxOldGenerationSizeMb: 32 },
  });
  made.begin({ prefix: "第" });
  return made;
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

it("gives a thread that was prepared the jobs' context once it is known", async () => {
  const workers = new WorkerPool<string, string>({ entry: pathToFileURL(entry), size: 2, deadlineMs: 3000 });
  workers.prepare(1);
  workers.begin({ prefix: "第" }, 1);
  expect(await Promise.all(["1", "2"].map((input) => workers.run(input)))).toEqual([
    { value: "第1" },
    { value: "第2" },
  ]);
  expect(await workers.runOnEach("3", 3000)).toEqual([{ value: "第3" }]);
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

it("gives each job its own value, however long the one before it takes", async () => {
  const served = join(folder, "served.mjs");
  const register = import.meta.resolve("tsx/esm/api");
  const jobs = new URL("../../src/build/worker-jobs.ts", import.meta.url).href;
  writeFileSync(
    served,
    `import { register } from ${JSON.stringify(register)};
register();
const { serveJobs } = await import(${JSON.stringify(jobs)});
serveJobs(() => async (turns) => {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((done) => setImmediate(done));
  return turns;
});`,
  );
  const workers = new WorkerPool<number, number>({
    entry: pathToFileURL(served),
    size: 2,
    deadlineMs: 60_000,
  });
  workers.begin(undefined);
  const turns = [500, 1, 400, 2, 300, 3, 200, 4];
  expect(await Promise.all(turns.map((input) => workers.run(input)))).toEqual(turns.map((value) => ({ value })));
  await workers.close();
});
