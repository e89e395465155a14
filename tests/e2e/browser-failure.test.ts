import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guarded } from "../../src/render/browser/guard.ts";
import { launchBrowser, type LaunchRequest } from "../../src/render/browser/launch.ts";
import {
  becomesTrue,
  deadlineMs,
  fakeBrowser,
  openPage,
  processesOf,
  repository,
  testLaunchRequest,
  writeProgram,
} from "../helpers/browser.ts";

let work: string;
let request: LaunchRequest;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), "jianbao-e2e-"));
  request = await testLaunchRequest(work);
});

afterAll(() => {
  const left = readdirSync(work);
  if (left.length > 0) throw new Error(`left behind: ${left.join(", ")}`);
  rmSync(work, { recursive: true });
});

describe("a browser that fails", () => {
  it("rejects calls to a page whose process was killed, also when it was killed between two calls", async () => {
    const own = await launchBrowser(request);
    const page = await openPage(own);
    for (const { pid, command } of processesOf(own.pid ?? 0))
      if (command.includes("--type=renderer")) process.kill(pid, "SIGKILL");
    await expect(
      guarded(
        page.evaluate(() => 1, undefined),
        page,
        { deadlineMs, label: "first" },
      ),
    ).rejects.toMatchObject({ name: "BrowserFailure", kind: "crash" });
    await expect(guarded(page.pdf({ scale: 1 }), page, { deadlineMs, label: "second" })).rejects.toMatchObject({
      kind: "crash",
    });
    await own.close();
    expect(processesOf(own.pid ?? 0)).toEqual([]);
  });

  it("rejects calls when the whole browser was killed, and leaves nothing behind", async () => {
    const own = await launchBrowser(request);
    const page = await openPage(own);
    process.kill(own.pid ?? 0, "SIGKILL");
    await expect(
      guarded(
        page.evaluate(() => 1, undefined),
        page,
        { deadlineMs, label: "call" },
      ),
    ).rejects.toMatchObject({ name: "BrowserFailure" });
    await own.close();
    expect(await becomesTrue(() => processesOf(own.pid ?? 0).length === 0)).toBe(true);
  });

  it("says why a program that is no browser does not start", async () => {
    const start = launchBrowser({ ...request, executable: process.execPath, source: "explicit" });
    await expect(start).rejects.toMatchObject({
      exitCode: 3,
      rule: "environment/browser-start",
      params: { path: process.execPath, reason: expect.stringMatching(/bad option|exit 9/) as string },
    });
  });

  it("says why a file that can't be run does not start", async () => {
    const start = launchBrowser({ ...request, executable: join(repository, "package.json"), source: "explicit" });
    await expect(start).rejects.toMatchObject({
      exitCode: 3,
      params: { reason: expect.stringContaining("EACCES") as string },
    });
  });

  it("is started without its sandbox where the system has none, and says so", async () => {
    const picky = writeProgram(
      work,
      "picky",
      `#!/bin/sh\ncase "$*" in *--no-sandbox*) exec '${request.executable}' "$@";; esac\necho 'FATAL:zygote_host_impl_linux.cc No usable sandbox!' >&2\nexit 1\n`,
    );
    const own = await launchBrowser({ ...request, executable: picky, isRoot: false });
    expect([own.sandbox, own.sandboxed]).toEqual(["refused", false]);
    expect(own.diagnostics.map(({ rule }) => rule)).toEqual(["environment/no-sandbox"]);
    await own.close();
    rmSync(picky);
  });

  it("is started again where it crashed as it started, but not for ever", async () => {
    const shaky = writeProgram(
      work,
      "shaky",
      `#!/bin/sh\nif [ -e '${work}/crashed' ]; then exec '${request.executable}' "$@"; fi\n: > '${work}/crashed'\nkill -SEGV $$\n`,
    );
    const own = await launchBrowser({ ...request, executable: shaky });
    expect(own.version).toMatch(/^\d+\./);
    await own.close();
    rmSync(join(work, "crashed"));
    writeProgram(work, "shaky", `#!/bin/sh\necho start >> '${work}/starts'\nkill -SEGV $$\n`);
    await expect(launchBrowser({ ...request, executable: shaky })).rejects.toMatchObject({
      exitCode: 3,
      params: { reason: expect.stringContaining("SIGSEGV") as string },
    });
    expect(readFileSync(join(work, "starts"), "utf8")).toBe("start\n".repeat(3));
    rmSync(join(work, "starts"));
    rmSync(shaky);
  });

  it("is refused when it is older than page margin boxes", async () => {
    const old = writeProgram(work, "old", fakeBrowser("120.0.6099.1"));
    await expect(launchBrowser({ ...request, executable: old })).rejects.toMatchObject({
      exitCode: 3,
      rule: "environment/browser-too-old",
      params: { version: "120.0.6099.1" },
    });
    rmSync(old);
  });

  it("is taken with a warning when it is older than what was tested", async () => {
    const older = writeProgram(work, "older", fakeBrowser("135.0.1.2"));
    const own = await launchBrowser({ ...request, executable: older });
    expect(own.diagnostics.map(({ rule }) => rule)).toContain("environment/browser-untested");
    await own.close();
    rmSync(older);
  });

  it("is given up when it does not answer in time, and ended", async () => {
    const silent = writeProgram(work, "silent", `#!${process.execPath}\nsetInterval(() => {}, 1000);\n`);
    await expect(launchBrowser({ ...request, executable: silent, timeoutMs: 300 })).rejects.toMatchObject({
      rule: "environment/browser-start",
    });
    rmSync(silent);
  });

  it("is given up when the command is interrupted meanwhile", async () => {
    const start = launchBrowser({ ...request, signal: AbortSignal.abort() });
    await expect(start).rejects.toMatchObject({
      rule: "environment/browser-start",
      params: { reason: expect.stringContaining("interrupted") as string },
    });
  });

  it("that runs elsewhere can be used by its address", async () => {
    const fontEnvironment = {
      PATH: process.env["PATH"],
      LD_LIBRARY_PATH: request.libraryFolder,
      FONTCONFIG_FILE: request.fontConfiguration,
    };
    const profile = join(work, "elsewhere");
    const server = spawn(
      request.executable,
      ["--headless", "--no-sandbox", "--remote-debugging-port=0", `--user-data-dir=${profile}`],
      { env: fontEnvironment, stdio: ["ignore", "ignore", "pipe"] },
    );
    let said = "";
    for await (const chunk of server.stderr) {
      said += String(chunk);
      if (/listening on ws:\S+\s/.test(said)) break;
    }
    const address = /listening on (ws:\S+)/.exec(said)?.[1] ?? "";
    const remote = await launchBrowser({ ...request, source: "remote", executable: address });
    const page = await openPage(remote);
    expect(await page.evaluate(() => location.href, undefined)).toBe("https://jianbao.invalid/");
    await remote.close();
    expect(server.exitCode).toBe(null);
    server.kill("SIGKILL");
    await once(server, "exit");
    expect(
      await becomesTrue(() => {
        try {
          rmSync(profile, { recursive: true, force: true });
          return true;
        } catch {
          return false;
        }
      }),
    ).toBe(true);
    await expect(launchBrowser({ ...request, source: "remote", executable: address })).rejects.toMatchObject({
      exitCode: 3,
      rule: "environment/browser-not-reached",
    });
  });

  it("can't outlive the command, even one that is killed with force", async () => {
    const script = `
      const { launchBrowser } = await import(${JSON.stringify(join(repository, "src/render/browser/launch.ts"))});
      const handle = await launchBrowser(JSON.parse(process.argv[1]));
      await handle.newPage();
      process.stdout.write(String(handle.pid));
      setInterval(() => {}, 1000);`;
    const child = spawn(
      process.execPath,
      [
        "--import",
        "tsx",
        "--input-type=module",
        "-e",
        script,
        JSON.stringify({ ...request, environment: { PATH: process.env["PATH"] } }),
      ],
      {
        cwd: repository,
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    const [printed] = (await once(child.stdout, "data")) as [Buffer];
    const group = Number(printed.toString());
    expect(processesOf(group).length).toBeGreaterThan(2);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await becomesTrue(() => processesOf(group).length === 0)).toBe(true);
    for (const name of readdirSync(work))
      if (name.startsWith("profile-")) rmSync(join(work, name), { recursive: true, force: true });
  });
});
