import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { KnownError } from "../../src/model/known-error.ts";
import { openStaging, publishOutput } from "../../src/publish/output.ts";

/** Parts of paths that can't be opened, or renamed to something else, with the system's code, as a full or read-only disk would make it. */
const faults = vi.hoisted(() => ({ write: new Map<string, string>(), rename: new Map<string, string>() }));
function fail(list: Map<string, string>, path: unknown): void {
  for (const [part, code] of list) if (String(path).includes(part)) throw Object.assign(new Error(code), { code });
}
vi.mock("node:fs", async (original) => {
  const real = await original<typeof import("node:fs")>();
  return {
    ...real,
    openSync: ((...values: Parameters<typeof real.openSync>) => {
      fail(faults.write, values[0]);
      return real.openSync(...values);
    }) as typeof real.openSync,
  };
});
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  return {
    ...real,
    rename: (async (...values: Parameters<typeof real.rename>) => {
      fail(faults.rename, values[0]);
      return real.rename(...values);
    }) as typeof real.rename,
  };
});

let root: string;
let out: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "jianbao-output-"));
  out = join(root, "dist");
});
afterEach(() => {
  faults.write.clear();
  faults.rename.clear();
  rmSync(root, { recursive: true, force: true });
});

async function publish(text: string): Promise<void> {
  await publishOutput(out, [{ path: "site/index.html", content: text }]);
}

async function* printedOneByOne() {
  yield { path: "a.txt", content: "甲" };
  yield { path: "b.txt", content: "乙" };
}

function home(): string {
  return readFileSync(join(out, "site/index.html"), "utf8");
}

async function failureOf(work: Promise<unknown>): Promise<KnownError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof KnownError)) throw new Error(`expected a KnownError, got ${String(error)}`);
  return error;
}

/** A lock as another process of a host would have left it. */
function writeLock(pid: number | undefined, host = hostname()): string {
  const lock = join(root, "dist.jianbao-lock");
  writeFileSync(lock, `${pid} ${host} - 0123456789ab\n`);
  return lock;
}

function deadPid(): number {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

describe("publishOutput", () => {
  it("writes files, marker and sums, and leaves nothing beside the folder", async () => {
    await publishOutput(out, [
      { path: "site/anquan/2024/01/index.html", content: "第一期" },
      { path: "print/anquan-2024-01.pdf", content: new Uint8Array([37, 80, 68, 70]) },
    ]);
    expect(readdirSync(root)).toEqual(["dist"]);
    expect(readFileSync(join(out, ".jianbao-output"), "utf8")).toBe("jianbao-output 1\n");
    const check = spawnSync("sha256sum", ["-c", "--strict", "SHA256SUMS"], { cwd: out, encoding: "utf8" });
    expect(check.stdout).toBe(
      ".jianbao-output: OK\nprint/anquan-2024-01.pdf: OK\nsite/anquan/2024/01/index.html: OK\n",
    );
    expect(check.status).toBe(0);
  });

  it("takes files as they are made", async () => {
    await publishOutput(out, printedOneByOne());
    expect(readdirSync(out).toSorted()).toEqual([".jianbao-output", "SHA256SUMS", "a.txt", "b.txt"]);
  });

  it.each([
    ["a short text", "𠮷期简报"],
    ["nothing", ""],
    ["half a million characters", "水务简报".repeat(125_000)],
  ])("writes %s as UTF-8", async (_, text) => {
    await publishOutput(out, [
      { path: "site/a.txt", content: text },
      { path: "site/b.txt", content: text },
    ]);
    expect([readFileSync(join(out, "site/a.txt"), "utf8"), readFileSync(join(out, "site/b.txt"), "utf8")]).toEqual([
      text,
      text,
    ]);
  });

  it.each([0o077, 0o022, 0o011, 0])("gives files and folders the same modes under any umask (%o)", async (mask) => {
    const before = process.umask(mask);
    try {
      await publish("第一期");
    } finally {
      process.umask(before);
    }
    const modes = [".", "site", "site/index.html", "SHA256SUMS"].map((path) => statSync(join(out, path)).mode & 0o777);
    expect(modes).toEqual([0o755, 0o755, 0o644, 0o644]);
  });

  it("replaces the old output whole", async () => {
    await publishOutput(out, [{ path: "site/neibu/index.html", content: "改为内部的一期" }]);
    await publish("新");
    expect(home()).toBe("新");
    expect(existsSync(join(out, "site/neibu"))).toBe(false);
    expect(readdirSync(root)).toEqual(["dist"]);
  });

  it("fills an empty folder and follows a link to the real one", async () => {
    mkdirSync(join(root, "www"));
    symlinkSync(join(root, "www"), out);
    await publish("第一期");
    expect(readFileSync(join(root, "www/site/index.html"), "utf8")).toBe("第一期");
    expect(readdirSync(root).toSorted()).toEqual(["dist", "www"]);
  });

  it("never replaces a folder that it did not make", async () => {
    mkdirSync(out);
    writeFileSync(join(out, "总结.docx"), "别人的文件");
    expect(await failureOf(publish("新"))).toMatchObject({
      exitCode: 2,
      rule: "output/foreign-folder",
      params: { path: out },
    });
    expect(readdirSync(out)).toEqual(["总结.docx"]);
    expect(readdirSync(root)).toEqual(["dist"]);
  });

  it("never replaces a folder that others filled while it worked", async () => {
    const staging = await openStaging(out);
    mkdirSync(out);
    writeFileSync(join(out, "总结.docx"), "别人的文件");
    expect(await failureOf(staging.commit())).toMatchObject({ exitCode: 2, rule: "output/foreign-folder" });
    expect(readdirSync(root)).toEqual(["dist"]);
  });

  it("refuses a file where the folder should be", async () => {
    writeFileSync(out, "");
    expect(await failureOf(publish("新"))).toMatchObject({ exitCode: 2, rule: "output/not-a-folder" });
  });

  it.each([
    ["ENOSPC", "output/disk-full"],
    ["EROFS", "output/read-only"],
    ["EACCES", "output/no-permission"],
    ["EIO", "output/failed"],
  ])("keeps the old output when writing fails with %s, and names the file", async (code, rule) => {
    await publish("旧");
    faults.write.set("site/index.html", code);
    expect(await failureOf(publish("新"))).toMatchObject({
      exitCode: 3,
      rule,
      params: { path: join(out, "site/index.html"), code },
    });
    expect(home()).toBe("旧");
    expect(readdirSync(root)).toEqual(["dist"]);
  });

  it("keeps the old output when the disk is full before anything is staged", async () => {
    await publish("旧");
    faults.write.set(".jianbao-output", "ENOSPC");
    expect(await failureOf(publish("新"))).toMatchObject({ exitCode: 3, rule: "output/disk-full" });
    expect(home()).toBe("旧");
    expect(readdirSync(root)).toEqual(["dist"]);
  });

  it("puts the old output back when the new one can't take its place", async () => {
    await publish("旧");
    faults.rename.set("dist.jianbao-", "EBUSY");
    expect(await failureOf(publish("新"))).toMatchObject({
      exitCode: 3,
      rule: "output/mount-point",
      params: { path: out },
    });
    expect(home()).toBe("旧");
    expect(readdirSync(root)).toEqual(["dist"]);
  });
});

describe("openStaging", () => {
  it("removes what was staged on abort, and does nothing the second time", async () => {
    const staging = await openStaging(out);
    await staging.write("site/index.html", "半");
    await staging.abort();
    await staging.abort();
    expect(readdirSync(root)).toEqual([]);
    await expect(staging.write("a.txt", "")).rejects.toThrow(/closed/);
  });

  it("aborts cleanly while files are being written", async () => {
    const staging = await openStaging(out);
    const writes = Array.from({ length: 20 }, (_, index) =>
      staging.write(`site/${index}/index.html`, "页".repeat(10_000)),
    );
    await staging.abort();
    await Promise.allSettled(writes);
    expect(readdirSync(root)).toEqual([]);
  });

  it.each(["../x", "/etc/x", "a//b", "a/../b", "./a", "a/", "", "期.html", "a b", "a\nb"])(
    "refuses the path %j",
    async (path) => {
      const staging = await openStaging(out);
      await expect(staging.write(path, "")).rejects.toThrow(/not a path of the output/);
      expect(readdirSync(root)).toEqual([]);
    },
  );

  it("refuses to write a file twice", async () => {
    const staging = await openStaging(out);
    await staging.write("a.txt", "甲");
    await expect(staging.write("a.txt", "乙")).rejects.toThrow(/two files a\.txt/);
  });

  it("lets one build of a process wait out the other", async () => {
    const staging = await openStaging(out);
    expect(await failureOf(openStaging(out))).toMatchObject({
      exitCode: 75,
      rule: "output/locked",
      params: { pid: process.pid, path: out },
    });
    await staging.abort();
    await (await openStaging(out)).abort();
  });

  it("lets exactly one of many builds in", async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => openStaging(out)));
    const won = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    expect(won).toHaveLength(1);
    await won[0]?.commit();
    expect(readdirSync(root)).toEqual(["dist"]);
  });

  it("names a living holder of the lock and leaves its lock", async () => {
    const holder = spawn(process.execPath, ["-e", "setInterval(() => undefined, 60_000)"], { stdio: "ignore" });
    try {
      const lock = writeLock(holder.pid);
      expect(await failureOf(openStaging(out))).toMatchObject({
        exitCode: 75,
        params: { pid: holder.pid, host: hostname(), lock },
      });
      expect(readdirSync(root)).toEqual(["dist.jianbao-lock"]);
    } finally {
      holder.kill();
    }
  });

  it("does not judge a holder on another host", async () => {
    writeLock(deadPid(), "other-host");
    expect(await failureOf(openStaging(out))).toMatchObject({ exitCode: 75, params: { host: "other-host" } });
  });

  it.each([
    ["of a dead process", () => writeLock(deadPid())],
    ["of a former process with our own id", () => writeLock(process.pid)],
    ["whose holder died before it wrote its name", () => writeFileSync(join(root, "dist.jianbao-lock"), "")],
  ])("takes over a lock %s", async (_name, leave) => {
    leave();
    await publish("第一期");
    expect(home()).toBe("第一期");
    expect(readdirSync(root)).toEqual(["dist"]);
  });

  it("brings back an old output whose build was killed between the two renames, and sweeps what it staged", async () => {
    for (const name of ["dist.old-0123456789ab", "dist.jianbao-0123456789ab"]) {
      mkdirSync(join(root, name, "site"), { recursive: true });
      writeFileSync(join(root, name, ".jianbao-output"), "jianbao-output 1\n");
      writeFileSync(join(root, name, "site/index.html"), name);
    }
    await (await openStaging(out)).abort();
    expect(home()).toBe("dist.old-0123456789ab");
    expect(readdirSync(root)).toEqual(["dist"]);
  });

  it("sweeps an old output whose successor stands, and touches nothing that is not its own", async () => {
    await publish("新");
    mkdirSync(join(root, "dist.old-0123456789ab"));
    writeFileSync(join(root, "dist.old-0123456789ab/.jianbao-output"), "jianbao-output 1\n");
    for (const name of ["dist.old-2023", "dist2.jianbao-0123456789ab", "dist.jianbao-ffffffffffff"]) {
      mkdirSync(join(root, name));
      writeFileSync(join(root, name, "备份.txt"), "");
    }
    await (await openStaging(out)).abort();
    expect(readdirSync(root).toSorted()).toEqual([
      "dist",
      "dist.jianbao-ffffffffffff",
      "dist.old-2023",
      "dist2.jianbao-0123456789ab",
    ]);
    expect(home()).toBe("新");
  });
});
