import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { put, writeBenchArchive } from "./archive.ts";
import { median, row } from "./figures.ts";

/** The peer, exactly: later versions may be faster. */
const peer = "@11ty/eleventy@3.1.8";

/** One run of a whole process. */
interface Run {
  readonly seconds: number;
  /** CPU seconds of all its threads. */
  readonly cpu: number;
  /** Peak of its memory, MB. */
  readonly memory: number;
}

/**
 * Builds the same 1,000 issues of 2,000 characters as bare pages by Eleventy, Markdown and layout through nunjucks, and as the
 * archive by us, without PDFs, in turn, and prints the whole processes' times and their ratio. Installs Eleventy into a temporary
 * folder; wants lib/ compiled.
 */
export async function benchPeers(project: string, runs: number): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), "jianbao-peers-"));
  try {
    console.log(`1,000 issues of 2,000 characters; ${peer} installs into ${work}`);
    const archive = join(work, "archive");
    writeBenchArchive(archive, { issues: 1000, characters: 2000 });
    installPeer(work, archive);
    const ours: Run[] = [];
    const theirs: Run[] = [];
    // The first run of each, which reads its files from the disk, is not counted.
    for (let round = 0; round <= runs; round += 1) {
      // Nothing is removed between the runs: ext4 makes files many times slower for half a minute after many were removed.
      const out = (name: string): string => join(work, `${name}-${round}`);
      const command = join(work, "node_modules/@11ty/eleventy/cmd.cjs");
      const options = ["--config=eleventy.config.mjs", "--quiet", `--output=${relative(archive, out("pages"))}`];
      const bare = await measured(work, [command, ...options], archive);
      const whole = await measured(
        work,
        [join(project, "lib/cli/bin.js"), "build", "--no-pdf", "-q", "-C", archive, "-o", out("dist")],
        archive,
      );
      if (round === 0) continue;
      theirs.push(bare);
      ours.push(whole);
    }
    for (const [name, list] of [
      [peer, theirs],
      ["jianbao build --no-pdf", ours],
    ] as const) {
      console.log(
        row(
          `${name}: wall`,
          list.map((run) => run.seconds),
          "s",
        ),
      );
      console.log(
        row(
          `${name}: CPU`,
          list.map((run) => run.cpu),
          "s",
        ),
      );
      console.log(
        row(
          `${name}: peak memory`,
          list.map((run) => run.memory),
          "MB",
        ),
      );
    }
    const ratios = ours.map((run, index) => run.seconds / (theirs[index]?.seconds ?? 1));
    console.log(row("ours / theirs, run by run", ratios, ""));
    console.log(`ours / theirs, by medians: ${(seconds(ours) / seconds(theirs)).toFixed(2)}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function seconds(runs: readonly Run[]): number {
  return median(runs.map((run) => run.seconds));
}

function installPeer(work: string, archive: string): void {
  put(join(work, "package.json"), '{ "private": true }\n');
  execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund", peer], { cwd: work, stdio: "inherit" });
  mkdirSync(join(archive, "_includes"));
  put(
    join(archive, "_includes/page.njk"),
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><h1>{{ title }}</h1>{{ content | safe }}</body></html>\n`,
  );
  put(
    join(archive, "eleventy.config.mjs"),
    `export default (config) => {
  config.addGlobalData("layout", "page.njk");
  config.setTemplateFormats(["md"]);
  return { dir: { input: "content", includes: "../_includes" }, markdownTemplateEngine: "njk" };
};
`,
  );
}

/** Runs a Node program; a module loaded before it tells at its end what it took. */
async function measured(work: string, command: readonly string[], cwd: string): Promise<Run> {
  const file = join(work, "usage.json");
  const probe = join(work, "usage.mjs");
  put(
    probe,
    `import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
if (isMainThread) process.on("exit", () => writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.resourceUsage())));
`,
  );
  const start = performance.now();
  await new Promise<void>((done, fail) => {
    const child = spawn(process.execPath, ["--import", probe, ...command], {
      cwd,
      stdio: ["ignore", "ignore", "inherit"],
    });
    child.on("error", fail);
    child.on("exit", (code) => (code === 0 ? done() : fail(new Error(`${command[0]} ended with ${code}`))));
  });
  const wall = (performance.now() - start) / 1000;
  const usage = JSON.parse(readFileSync(file, "utf8")) as NodeJS.ResourceUsage;
  return {
    seconds: wall,
    cpu: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    memory: usage.maxRSS / 1024,
  };
}
