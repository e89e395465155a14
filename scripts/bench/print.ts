import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { inspectPdf } from "../../src/build/inspect-pdf.ts";
import { readyBrowser } from "../../src/build/start-browser.ts";
import { printShell } from "../../src/build/print-room.ts";
import { composeSource } from "../../src/build/compose-source.ts";
import { templateFolders } from "../../src/build/own-look.ts";
import type { PrintJob } from "../../src/model/composed.ts";
import { readRepository } from "../../src/read/repository.ts";
import { resolveFonts } from "../../src/render/fonts.ts";
import { pageShift } from "../../src/render/page-geometry.ts";
import { finishPdf } from "../../src/render/pdf/finish.ts";
import { readPageTexts } from "../../src/render/pdf/text.ts";
import { verifyFonts, verifyPrintedText } from "../../src/render/pdf/verify.ts";
import { Press } from "../../src/render/press.ts";
import { PrintPage } from "../../src/render/print-page.ts";
import { createTemplates } from "../../src/render/template.ts";
import { bareLoop, finishedPages, openBarePage, type FinishedPages } from "./bare-loop.ts";
import { median, row } from "./figures.ts";

/*
 * The speed of printing. Prints, for one issue printed over and over on two browsers,
 * the press as a build uses it against a bare puppeteer loop that swaps in and prints the same finished pages; what finishing,
 * fitting and inspecting take beside printing it on one browser; and a cold build of many such issues, compiled, as a process
 * of its own, against the bare loop with its start.
 */

const project = fileURLToPath(new URL("../..", import.meta.url));
const contentFolder = resolve(process.argv[2] ?? join(project, "content"));
const prints = Number(process.argv[3] ?? 100);
const runs = Number(process.argv[4] ?? 3);
const timeoutMs = 60_000;

const repository = await readRepository({ contentFolder });
const { value } = repository;
const [source] = value?.sources ?? [];
if (value === undefined || source === undefined) throw new Error(`nothing to print in ${contentFolder}`);
const context = { site: value.site, series: value.series, rootFolder: project, contentFolder };
const composed = await composeSource(
  { source },
  context,
  createTemplates({ folders: templateFolders(project) }),
  (path) => readFileSync(path, "utf8"),
);
if (composed.issue === undefined) throw new Error(`${source.path} has errors`);
const job: PrintJob = composed.issue.print;
const { fontSet } = await resolveFonts({});
if (fontSet === undefined) throw new Error("the bundled fonts are damaged");
const shell = await printShell(fontSet, job.layout.digits, project);
const faces = new Set(Object.values(fontSet.faces).map((face) => face.postScriptName));
const browser = await readyBrowser({ variables: process.env, processId: process.pid });

try {
  const press = new Press({ launch: browser.launch, workers: 2, timeoutMs, press: false, verifiesText: true });
  const handles = await Promise.all([browser.launch(), browser.launch()]);
  const [first, second] = handles;
  const finished = await finishedPages(first, shell, job, timeoutMs);
  const bare = await Promise.all([first, second].map((handle) => openBarePage(handle, shell, finished, timeoutMs)));
  const alone = await PrintPage.open(first, shell, timeoutMs);
  const work = { job, shell, shellId: "bench", faces };
  const sample = await press.print(work);
  const ratios: number[] = [];
  const pressed: number[] = [];
  const looped: number[] = [];
  for (let round = 0; round < runs; round += 1) {
    const a = await time(() => Promise.all(Array.from({ length: prints }, () => press.print(work))));
    const b = await time(() => Promise.all(bare.map((page) => bareLoop(page, finished, prints / bare.length))));
    pressed.push(a / prints);
    looped.push(b / prints);
    ratios.push(a / b);
  }
  const fitted: number[] = [];
  const unfitted: number[] = [];
  for (let index = 0; index < 30; index += 1) {
    fitted.push(await time(() => printOnce(alone, true)));
    unfitted.push(await time(() => printOnce(alone, false)));
  }
  const single = new Press({ launch: browser.launch, workers: 1, timeoutMs, press: false, verifiesText: true });
  for (let index = 0; index < 10; index += 1) await single.print(work);
  const whole: number[] = [];
  for (let index = 0; index < 30; index += 1) whole.push(await time(() => single.print(work)));
  await single.close();
  const proof = sample.proof ?? new Uint8Array();
  const inspecting: number[] = [];
  // Warm: what is compiled while it runs is not what it costs.
  for (let index = 0; index < 20; index += 1) await inspectPdf(proof);
  for (let index = 0; index < 30; index += 1) inspecting.push(await time(() => inspectPdf(proof)));
  await run("npm", ["run", "-s", "compile"]);
  const cold: number[] = [];
  const bareCold: number[] = [];
  for (let round = 0; round < runs; round += 1) {
    cold.push(await time(() => coldBuild(prints)));
    bareCold.push(await time(() => coldLoop(finished, prints)));
  }
  const raw = await printOnce(alone);
  const finishing = await each(50, () => {
    const texts = readPageTexts(raw);
    verifyPrintedText(texts, job.expected, job.place);
    verifyFonts(raw, { allowed: faces, place: job.place });
    finishPdf(raw, { metadata: job.metadata, shift: (index) => pageShift(job.layout, index + 1) });
  });
  console.log(
    `${composed.issue.summary.ref.id}: ${sample.pages} pages, ${sample.bytes?.length ?? 0} bytes, two browsers, ${prints} prints a run`,
  );
  console.log(row("press, all of it", pressed, "ms an issue"));
  console.log(row("bare puppeteer loop of the finished pages", looped, "ms an issue"));
  console.log(row("press / bare loop", ratios, ""));
  const own = median(finishing) / 2;
  console.log(
    row(
      "the same, finishing and check left out",
      pressed.map((one, index) => (one - own) / (looped[index] ?? 1)),
      "",
    ),
  );
  console.log(row("finishing and text check, one thread", finishing.slice(-9), "ms an issue"));
  const print = median(whole);
  console.log(row("press on one browser", whole.slice(-9), "ms"));
  console.log(row("fitting / that", [(median(fitted) - median(unfitted)) / print], ""));
  console.log(row("inspecting the file", inspecting.slice(-9), "ms"));
  console.log(row("inspecting / press on one browser", [median(inspecting) / print], ""));
  console.log(row(`cold build of ${prints}, fitted and inspected`, cold, "ms"));
  console.log(
    row(
      "cold build / cold bare loop of as many",
      cold.map((one, index) => one / (bareCold[index] ?? 1)),
      "",
    ),
  );
  await Promise.all([press.close(), ...handles.map((handle) => handle.close())]);
} finally {
  await browser.cleanUp();
}

async function printOnce(page: PrintPage, isFitted = false): Promise<Uint8Array> {
  await page.swap(job, timeoutMs, isFitted);
  return page.print(timeoutMs);
}

/** Starts two browsers and prints finished pages: nothing is set, fitted, finished or inspected. */
async function coldLoop(finished: FinishedPages, count: number): Promise<void> {
  const two = await Promise.all([browser.launch(), browser.launch()]);
  const pages = await Promise.all(two.map((handle) => openBarePage(handle, shell, finished, timeoutMs)));
  await Promise.all(pages.map((page) => bareLoop(page, finished, count / pages.length)));
  await Promise.all(two.map((handle) => handle.close()));
}

/** Builds a repository of as many issues with the same text, without the site, in a process of its own. */
async function coldBuild(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "jianbao-bench-"));
  try {
    if (source === undefined) return;
    const text = readFileSync(source.path, "utf8");
    const year = dirname(source.path);
    const series = dirname(year);
    const target = join(folder, "content", basename(series), basename(year));
    mkdirSync(target, { recursive: true });
    writeFileSync(join(folder, "content/site.yaml"), readFileSync(join(contentFolder, "site.yaml")));
    writeFileSync(join(target, "../series.yaml"), readFileSync(join(series, "series.yaml")));
    for (let number = 1; number <= count; number += 1)
      writeFileSync(
        join(target, `${String(number).padStart(2, "0")}.md`),
        text.replace(/^issue: .*$/m, `issue: ${number}`),
      );
    await run(process.execPath, [join(project, "lib/cli/bin.js"), "build", "--no-site", "-q", "-C", folder]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, arguments_: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(command, arguments_, {
      cwd: project,
      stdio: ["ignore", "ignore", "inherit"],
    });
    child.on("error", fail);
    child.on("exit", (code) => {
      if (code === 0) done();
      else fail(new Error(`the build ended with ${code}`));
    });
  });
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function each(count: number, work: () => void): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    times.push(
      await time(async () => {
        work();
      }),
    );
  }
  return times;
}
