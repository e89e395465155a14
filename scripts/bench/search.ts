import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { readyBrowser } from "../../src/build/start-browser.ts";
import { writeBenchArchive } from "./archive.ts";
import { median, row } from "./figures.ts";

/** What readers ask: words, phrases, several words, one character, dates, initials, what is nowhere. */
const queries = [
  ..."集体合同条款 漏损率 老旧管网 防汛 水 安全 值班制度 2019年第3期 二〇二一年 3月15日 97.3% 群众满意度提高到 zjb 没有这个词".split(
    " ",
  ),
  ..."第二水厂 管网所|水质 检修 演练|党委办公室 廉洁风险点 通报|集團工會|Ａ|技能竞赛方案 以师带徒 受到市主管部门肯定".split(
    "|",
  ),
];

/**
 * Asks the search page of an archive of issues of 2,000 characters, opened from disk in the browser that a build uses, and prints
 * what a query takes once the data is there: finding, ranking, snippets and layout of the first rows. And the size of the data. Wants lib/ compiled.
 */
export async function benchSearch(project: string, issues: number): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), "jianbao-search-"));
  const browser = await readyBrowser({ variables: process.env, processId: process.pid });
  try {
    writeBenchArchive(work, { issues, characters: 2000 });
    execFileSync(process.execPath, [join(project, "lib/cli/bin.js"), "build", "--no-pdf", "-q", "-C", work], {
      cwd: work,
    });
    printSizes(join(work, "dist/site/assets/search"), issues);
    const handle = await browser.launch();
    const page = await handle.newPage();
    const address = pathToFileURL(join(work, "dist/site/search.html")).href;
    await page.goto(`${address}?q=${encodeURIComponent("水厂")}`);
    const loading = await page.evaluate(`(async () => {
      const status = document.getElementById("search-status");
      while (!status.textContent.startsWith("找到")) await new Promise((done) => setTimeout(done, 5));
      return performance.now();
    })()`);
    const rounds = (await page.evaluate(ask(queries, 5))) as number[][];
    console.log(row(`${issues} issues, from the page's start to all hits`, [Number(loading)], "ms"));
    rounds.forEach((times, index) => console.log(row(queries[index] ?? "", times, "ms")));
    console.log(row("a query, all of them", rounds.map(median), "ms"));
    console.log(`the slowest query's median: ${Math.max(...rounds.map(median)).toFixed(1)} ms`);
    await handle.close();
  } finally {
    await browser.cleanUp();
    rmSync(work, { recursive: true, force: true });
  }
}

/** Times each query from the press of the button to the laid-out rows. */
function ask(asked: readonly string[], rounds: number): string {
  return `(() => {
    const form = document.getElementById("search-form");
    const box = document.getElementById("search-box");
    return ${JSON.stringify(asked)}.map((query) => Array.from({ length: ${rounds} }, () => {
      box.value = query;
      const start = performance.now();
      form.requestSubmit();
      document.body.getBoundingClientRect();
      return performance.now() - start;
    }));
  })()`;
}

function printSizes(folder: string, issues: number): void {
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  const perIssue = (size: (bytes: Buffer) => number): number =>
    files.reduce((sum, bytes) => sum + size(bytes), 0) / issues;
  const gzip = perIssue((bytes) => gzipSync(bytes, { level: 9 }).length);
  const brotli = perIssue((bytes) => brotliCompressSync(bytes).length);
  console.log(row("search data of made-up text, gzip -9", [gzip], "bytes an issue"));
  console.log(row("search data of made-up text, brotli -q 11", [brotli], "bytes an issue"));
}
