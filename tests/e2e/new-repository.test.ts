import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectFolder, runCli } from "../helpers/run-cli.ts";

let parent = "";
let folder = "";
const run = (command: string, args: readonly string[], cwd: string) => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", env: environment });
  return { status, stdout, stderr };
};
const must = (command: string, args: readonly string[], cwd: string): void => {
  const { status, stderr } = run(command, args, cwd);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
};
/** npx must find the command in the new folder: it may look nowhere else. */
const environment = { PATH: process.env["PATH"], HOME: process.env["HOME"], npm_config_offline: "true" };

/** The commands of the README, in their order. */
const commandsOf = (readme: string): string[] =>
  [...readme.matchAll(/^( *)```sh\n([\s\S]*?)^\1```$/gm)].flatMap((block) =>
    (block[2] ?? "").split("\n").flatMap((line) => line.trim() || []),
  );

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), "jianbao-test-"));
  folder = join(parent, "jianbao");
  must("npm", ["pack", "--ignore-scripts=false", "--pack-destination", parent], projectFolder);
  const archive = readdirSync(parent).find((name) => name.endsWith(".tgz")) ?? "";
  await runCli(["init", "jianbao", "--package", archive], { cwd: parent });
  // What `npm install` does, without the network: the archive unpacked, the packages it needs from this project's folder.
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, ".bin"), { recursive: true });
  for (const name of readdirSync(join(projectFolder, "node_modules")))
    if (!name.startsWith(".")) symlinkSync(join(projectFolder, "node_modules", name), join(modules, name));
  must("tar", ["-xzf", join(folder, "vendor", archive), "-C", modules], parent);
  must("mv", ["package", "jianbao"], modules);
  symlinkSync("../jianbao/lib/cli/bin.js", join(modules, ".bin/jianbao"));
  must("chmod", ["+x", "jianbao/lib/cli/bin.js"], modules);
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

describe("the first morning in a new repository", () => {
  it("goes as its README says, with the packed program: new, write, check, build, look", () => {
    const commands = commandsOf(readFileSync(join(folder, "README.md"), "utf8"));
    expect(commands).toEqual([
      "npm install",
      "npx jianbao new",
      "npx jianbao check",
      "npx jianbao build",
      "npx jianbao doctor",
      "npx jianbao list",
    ]);
    const shell = (command: string) => run("bash", ["-c", command], folder);
    const created = shell("npx jianbao new");
    expect(created).toMatchObject({ status: 0, stdout: expect.stringMatching(/^content\/fuwu\/\d{4}\/02\.md\n$/) });
    const file = join(folder, created.stdout.trim());
    const written = readFileSync(file, "utf8")
      .replace("状态: 草稿\n", "")
      .replace("【此处填写标题】", "东门分馆开办银龄读书会")
      .replaceAll("【此处填写小标题】", "自愿报名，不设门槛")
      .replaceAll("【此处填写正文】", "东门分馆每周四上午开办银龄读书会，每次限25人。");
    writeFileSync(file, written);
    for (const command of commands.filter((one) => / (?:check|build|doctor|list)$/.test(one)))
      expect([command, shell(command)]).toEqual([command, expect.objectContaining({ status: 0 })]);
    expect(readdirSync(join(folder, "dist/print"))).toHaveLength(2);
    expect(existsSync(join(folder, "dist/site/index.html"))).toBe(true);
    const { stdout } = shell("npx jianbao list --json");
    const issues = (
      JSON.parse(stdout) as { readonly issues: readonly { readonly pages: number; readonly status: string }[] }
    ).issues;
    expect(issues.map(({ pages, status }) => [pages, status])).toEqual([
      [2, "published"],
      [2, "published"],
    ]);
  });

  it("does not start over in a folder that is in use", async () => {
    const again = await runCli(["init", "jianbao"], { cwd: parent });
    expect(again).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("[usage/folder-not-empty]") });
  });
});
