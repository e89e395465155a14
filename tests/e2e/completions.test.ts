import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainIssue, testRepository, type TestRepository } from "../helpers/repository.ts";
import { cliPaths, runCli } from "../helpers/run-cli.ts";

let repository: TestRepository;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  repository = testRepository({
    "content/gongdi/series.yaml": "name: 工地简报\nissuer: 工程部\nclassification: 公开\n",
    "content/shuiwu/2024/s01.md": plainIssue(1, "2024-07-01").replace("title:", "supplement: true\ntitle:"),
    "content/shuiwu/2024/02/index.md": plainIssue(2, "2024-07-01"),
    "paper.pdf": "",
    "paper.txt": "",
  });
  const { folder } = repository;
  mkdirSync(join(folder, "bin"));
  const command = join(folder, "bin/jianbao");
  writeFileSync(command, `#!/bin/sh\nexec "${cliPaths.NODE}" --import "${cliPaths.TSX}" "${cliPaths.ENTRY}" "$@"\n`);
  chmodSync(command, 0o755);
  const path = `${join(folder, "bin")}:${process.env["PATH"] ?? ""}`;
  environment = { PATH: path, HOME: folder, LC_ALL: "C.UTF-8", TERM: "dumb" };
  for (const shell of ["bash", "zsh", "fish"]) {
    const { stdout } = await runCli(["completions", shell, "--lang", "zh-CN"], { cwd: folder });
    writeFileSync(join(folder, `complete.${shell}`), stdout);
  }
});
afterAll(() => repository.remove());

/** Runs a program in the repository. */
function run(program: string, args: readonly string[]): string {
  const { stdout, stderr, error } = spawnSync(program, args, {
    cwd: repository.folder,
    encoding: "utf8",
    env: environment,
  });
  if (error !== undefined) throw error;
  expect(stderr).toBe("");
  return stdout;
}

const has = (shell: string): boolean => spawnSync(shell, ["-c", "true"]).status === 0;

/** Command lines as typed so far, and all that a shell may offer for the last word. */
const cases = [
  ["jianbao bu", ["build"]],
  ["jianbao build shuiwu-2024-0", ["shuiwu-2024-01", "shuiwu-2024-02"]],
  ["jianbao build -o /tmp shuiwu-2024-s", ["shuiwu-2024-s01"]],
  ["jianbao build --no-s", ["--no-site"]],
  ["jianbao --lang e", ["en"]],
  ["jianbao build --color al", ["always"]],
  ["jianbao bind ", ["gongdi", "shuiwu"]],
  ["jianbao new gon", ["gongdi"]],
  ["jianbao -C elsewhere new g", []],
  ["jianbao completions ", ["bash", "fish", "zsh"]],
  ["jianbao inspect pap", ["paper.pdf"]],
  ["jianbao inspect --issue shuiwu-2024-s", ["shuiwu-2024-s01"]],
  ["jianbao build -o con", ["content"]],
] as const;

describe("completion", () => {
  it.skipIf(!has("bash")).each(cases)("in bash, of %j", (line, expected) => {
    const words = line.split(" ");
    const script = `source ./complete.bash
      COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}) COMP_CWORD=${words.length - 1} COMP_LINE='${line}'
      _jianbao 2>/dev/null
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    expect(run("bash", ["--norc", "-c", script]).trim().split("\n").filter(Boolean).toSorted()).toEqual(expected);
  });

  it.skipIf(!has("fish")).each(cases)("in fish, of %j", (line, expected) => {
    const offered = run("fish", ["--no-config", "-c", `source ./complete.fish; complete -C '${line}'`]);
    const names = offered.split("\n").flatMap((row) => row.split("\t")[0]?.replace(/\/$/, "") || []);
    expect(names.toSorted()).toEqual(expected);
  });

  // What a key press leaves on the line, in a real zsh: one candidate is put in, of several what they share.
  it.skipIf(!has("zsh")).each([
    ["jianbao bu", "jianbao build "],
    ["jianbao build shuiwu-2024-s", "jianbao build shuiwu-2024-s01 "],
    ["jianbao build shuiwu", "jianbao build shuiwu-2024-"],
    ["jianbao build --no-s", "jianbao build --no-site "],
    ["jianbao --lang e", "jianbao --lang en "],
    ["jianbao new gon", "jianbao new gongdi "],
    ["jianbao -C elsewhere new g", "jianbao -C elsewhere new g"],
    ["jianbao inspect pap", "jianbao inspect paper.pdf "],
    ["jianbao build -o con", "jianbao build -o content/"],
  ])("in zsh, of %j", (line, expected) => {
    const script = `zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell 'PROMPT=; unsetopt beep; autoload -U compinit && compinit -u -d ./zdump; source ./complete.zsh'
      zpty -w shell 'show() { print -r -- "<$BUFFER>"; exit }; zle -N show; bindkey "^Xs" show'
      zpty -w shell 'zle-line-init() { print -r -- READY }; zle -N zle-line-init'
      zpty -r shell output '*READY*'
      zpty -w -n shell ${JSON.stringify(line)}$'\\t'$'\\030s'
      while zpty -r shell output; do print -rn -- "$output"; done`;
    const shown = run("zsh", ["-f", "-c", script]);
    expect(/<(jianbao[^>]*)>/.exec(shown)?.[1]).toBe(expected);
  });

  it("names every command and option that --help names", async () => {
    const help = await runCli(["--help"], { cwd: repository.folder });
    const commands = [...(help.stdout.split("命令：")[1]?.matchAll(/^ {2}([a-z-]+) /gm) ?? [])].map(
      ([, name = ""]) => name,
    );
    expect(commands.length).toBeGreaterThan(6);
    const { stdout: script } = await runCli(["completions", "bash"], { cwd: repository.folder });
    for (const command of commands) expect(script).toContain(`'${command}') options='`);
    expect(script).not.toContain("'list-names') options");
  });

  it("of an unknown shell ends with what there is", async () => {
    const { code, stderr } = await runCli(["completions", "tcsh"], { cwd: repository.folder });
    expect(code).toBe(2);
    expect(stderr).toContain("bash, zsh, fish");
  });
});
