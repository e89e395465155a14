import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { openLoopbackBrowser, type Page } from "../../tests/helpers/loopback-browser.ts";
import { runPreview } from "../../tests/helpers/running-preview.ts";
import { median, percentile } from "./figures.ts";

const upToDate = "已是最新";

/** Saves before memory and time are counted: threads, fonts and code are warm then. */
const warmUpSaves = 10;

/**
 * Saves the longest issue of a repository over and over while its preview is open in a browser, and prints what passes from the save
 * to the painted pages, the first changed one and all of them, and what memory the preview and its printing browser take meanwhile (Linux).
 * Every save moves the lines of the first paragraph.
 */
export async function benchPreview(repository: string, saves: number): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), "jianbao-dev-"));
  const reader = await openLoopbackBrowser();
  try {
    cpSync(join(repository, "content"), join(work, "content"), { recursive: true });
    const issue = longestIssue(join(work, "content"));
    const preview = await runPreview(work);
    try {
      const page = await reader.newPage();
      await page.setViewport({ width: 1440, height: 900 });
      await page.goto(`${preview.address}#${issue.id}`);
      await page.waitForFunction("[...document.querySelectorAll('.sheet')].some((one) => one.dataset.picture)");
      const [first, all, memory] = [[], [], []] as [number[], number[], number[]];
      for (let save = 1; save <= warmUpSaves + saves; save += 1) {
        const times = await timeSave(page, () => writeFileSync(issue.path, issue.text(save)));
        if (save <= warmUpSaves) continue;
        first.push(times.first);
        all.push(times.all);
        memory.push(familyMemory(preview.child.pid ?? 0));
      }
      const pages = await page.$$eval(".sheet", (sheets) => sheets.length);
      console.log(`${issue.id}, ${pages} pages, ${saves} saves, load ${loadavg()[0]?.toFixed(1)}`);
      console.log(`save to first changed page painted  ${summary(first)}`);
      console.log(`save to all pages painted           ${summary(all)}`);
      const tenth = Math.max(1, Math.floor(saves / 10));
      const [begin, end] = [median(memory.slice(0, tenth)), median(memory.slice(-tenth))];
      console.log(`memory of the preview and its browser: ${begin.toFixed(0)} MB, at the end ${end.toFixed(0)} MB`);
    } finally {
      await preview.end("SIGTERM");
    }
  } finally {
    await reader.close();
    rmSync(work, { recursive: true, force: true });
  }
}

/** The longest issue that is one file, and its text with a first paragraph that is longer or shorter each time. */
function longestIssue(content: string): {
  readonly id: string;
  readonly path: string;
  readonly text: (save: number) => string;
} {
  const issues = readdirSync(content, { recursive: true, encoding: "utf8" }).flatMap((name) => {
    const [, series, year, number] = /^([a-z0-9-]+)[/\\](\d{4})[/\\](s?\d+)\.md$/.exec(name) ?? [];
    const path = join(content, name);
    return number === undefined
      ? []
      : [{ id: `${series}-${year}-${number}`, path, source: readFileSync(path, "utf8") }];
  });
  const [longest] = issues.toSorted((a, b) => b.source.length - a.source.length);
  if (longest === undefined) throw new Error(`no issue that is one file in ${content}`);
  const { id, path, source } = longest;
  const head = /^---\n[\s\S]*?\n---\n/.exec(source)?.[0].length ?? 0;
  // The first line of plain text.
  const at = head + source.slice(head).search(/^\p{sc=Han}/mu);
  return {
    id,
    path,
    text: (save) => `${source.slice(0, at)}${"第".repeat(1 + (save % 40))}${save}次保存，${source.slice(at)}`,
  };
}

/** ms from a save to the painted pages: seen by the page itself, a frame after the picture was set. */
async function timeSave(page: Page, save: () => void): Promise<{ readonly first: number; readonly all: number }> {
  await page.evaluate(`(() => {
    const pictures = () => [...document.querySelectorAll(".sheet")].map((one) => one.dataset.picture);
    const [before, status] = [new Set([undefined, ...pictures()]), document.getElementById("status")];
    const isReady = () => status.textContent === ${JSON.stringify(upToDate)};
    let isBusy = false;
    new MutationObserver(() => (isBusy ||= !isReady())).observe(status, { childList: true });
    const painted = (isDone) => new Promise((done) => {
      const look = () => requestAnimationFrame(isDone() ? () => done(Date.now()) : look);
      look();
    });
    window.painted = Promise.all([painted(() => pictures().some((one) => !before.has(one))), painted(() => isBusy && isReady())]);
  })()`);
  const start = Date.now();
  save();
  const [first = 0, all = 0] = (await page.evaluate("window.painted")) as number[];
  return { first: first - start, all: all - start };
}

/** MB of a process and all it started, what they share counted once; 0 where the system does not tell. */
function familyMemory(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((one) => /^\d+$/.test(one))) {
    const status = readIf(`/proc/${name}/stat`);
    parents.set(Number(name), Number(status.slice(status.lastIndexOf(")") + 2).split(" ")[1]));
  }
  const isOurs = (id: number | undefined): boolean => id !== undefined && (id === root || isOurs(parents.get(id)));
  const sizes = [...parents.keys()]
    .filter(isOurs)
    .map((id) => Number(/^Pss:\s+(\d+)/m.exec(readIf(`/proc/${id}/smaps_rollup`))?.[1] ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

function readIf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function summary(times: readonly number[]): string {
  return `median ${median(times).toFixed(0)} ms, p95 ${percentile(times, 95).toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms`;
}
