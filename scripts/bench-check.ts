/**
 * Times `check` of 1,000 issues of about 2,500 characters, cold and with nothing changed, as a process of its own:
 * `npm run bench:check`. Beside the times it gives the most memory the process took.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const project = resolve(fileURLToPath(new URL("..", import.meta.url)));
const issues = 1000;
const characters = 2500;
const rounds = 5;

const subjects = ["集团办公室", "生产运行部", "第一水厂", "第二水厂", "管网公司", "水质中心", "安全监督部", "营业所"];
const actions = [
  "对照年度计划逐项核查",
  "组织班组长和骨干集中学习",
  "会同属地街道上门走访",
  "按月通报进度",
  "修订完善操作规程",
];
const objects = [
  "取水口、加药间和配电室",
  "老旧管段与二次供水泵房",
  "用户反映的水压问题",
  "应急物资和抢修车辆",
  "“一户一表”改造任务",
];
const results = [
  "整改隐患{n}项，完成率{p}%",
  "更换阀门{n}个，漏损率降至{p}%",
  "受理诉求{n}件，办结率{p}%",
  "培训职工{n}人次，合格率{p}%",
];

let seed = 20240618;
const next = (most: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % most;
const pick = (list: readonly string[]): string => list[next(list.length)] ?? "";

await run("npm", ["run", "-s", "compile"]);
const folder = mkdtempSync(join(tmpdir(), "jianbao-bench-"));
try {
  writeRepository();
  const cold: number[] = [];
  const warm: number[] = [];
  let memory = 0;
  for (let round = 0; round < rounds; round += 1) {
    rmSync(join(folder, ".jianbao"), { recursive: true, force: true });
    const first = await timedCheck();
    const second = await timedCheck();
    cold.push(first.seconds);
    warm.push(second.seconds);
    memory = Math.max(memory, first.megabytes, second.megabytes);
  }
  console.log(row(`check of ${issues} issues of ${characters} characters, cold`, cold));
  console.log(row("the same, nothing changed", warm));
  console.log(`most memory ${memory.toFixed(0)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function writeRepository(): void {
  mkdirSync(join(folder, "content"), { recursive: true });
  writeFileSync(join(folder, "content/site.yaml"), "title: 云岭水务简报档案\n");
  for (let number = 0; number < issues; number += 1) {
    const series = `xilie${Math.floor(number / 250)}`;
    const year = 2014 + Math.floor((number % 250) / 25);
    const issue = (number % 25) + 1;
    const target = join(folder, "content", series, String(year));
    mkdirSync(target, { recursive: true });
    writeFileSync(
      join(target, "../series.yaml"),
      "name: 云岭水务简报\nissuer: 云岭水务集团办公室\nclassification: 公开\n",
    );
    const date = new Date(Date.UTC(year, 0, issue * 14)).toISOString().slice(0, 10);
    const name = `${String(issue).padStart(2, "0")}.md`;
    writeFileSync(
      join(target, name),
      `---\n期号: ${issue}\n日期: ${date}\n标题: ${pick(subjects)}做好第${issue}阶段工作\n---\n\n${body()}`,
    );
  }
}

function body(): string {
  let text = "";
  for (let part = 0; text.length < characters; part += 1) {
    if (part % 3 === 0) text += `## ${"一二三四五六七八九"[part / 3] ?? "十"}、${pick(subjects)}工作情况\n\n`;
    let paragraph = "";
    while (paragraph.length < 240) paragraph += sentence();
    text += `${paragraph}\n\n`;
  }
  return text;
}

function sentence(): string {
  const result = pick(results)
    .replace("{n}", String(20 + next(400)))
    .replace("{p}", String(60 + next(40)));
  return `${pick(subjects)}${pick(actions)}，重点检查${pick(objects)}，${result}。`;
}

/** The time of one check and its most memory, as the system counts it. */
async function timedCheck(): Promise<{ readonly seconds: number; readonly megabytes: number }> {
  const start = performance.now();
  const watch = `process.on("exit", () => process.stderr.write(String(process.resourceUsage().maxRSS)));`;
  const memory = await run(process.execPath, [
    "--import",
    `data:text/javascript,${encodeURIComponent(watch)}`,
    join(project, "lib/cli/bin.js"),
    "check",
    "-q",
    "-C",
    folder,
  ]);
  return { seconds: (performance.now() - start) / 1000, megabytes: Number(memory) / 1024 };
}

/** Runs a command to its end and gives what it wrote to stderr. */
function run(command: string, arguments_: readonly string[]): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(command, arguments_, { cwd: project, stdio: ["ignore", "ignore", "pipe"] });
    let text = "";
    child.stderr.setEncoding("utf8").on("data", (part: string) => (text += part));
    child.on("error", fail);
    child.on("exit", (code) => {
      if (code === 0) done(text);
      else fail(new Error(`${command} ended with ${code}: ${text}`));
    });
  });
}

function row(name: string, values: readonly number[]): string {
  const median = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return `${name.padEnd(56)} ${values.map((one) => one.toFixed(2)).join(" ")}  median ${median.toFixed(2)} s`;
}
