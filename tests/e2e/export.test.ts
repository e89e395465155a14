import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { imageFormat } from "../../src/read/image.ts";
import { unpack, zipEntries } from "../../src/read/zip.ts";
import { projectFolder, runCli } from "../helpers/run-cli.ts";

const golden = join(projectFolder, "tests/fixtures/golden/content");

describe("export on the command line", () => {
  const folder = mkdtempSync(join(tmpdir(), "jianbao-export-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const run = (args: readonly string[], env: Record<string, string> = {}): ReturnType<typeof runCli> =>
    runCli(["export", ...args, "--content", golden, "--to", "docx"], { cwd: folder, env });
  const parts = (name: string): ReturnType<typeof zipEntries> => zipEntries(readFileSync(join(folder, name)));

  it("writes the file here where nothing was built, or where it is told, and prints its path", async () => {
    expect(await run(["gongshui-2024-18"])).toMatchObject({ code: 0, stdout: "gongshui-2024-18.docx\n", stderr: "" });
    expect(await run(["gongshui-2024-18", "-o", "out/a.docx"])).toMatchObject({ code: 0, stdout: "out/a.docx\n" });
    const imported = await runCli(["import", "out/a.docx", "-o", "content/gongshui"], { cwd: folder });
    expect(imported).toMatchObject({ code: 0, stdout: "content/gongshui/2024/18/index.md\n" });
    expect(readdirSync(join(folder, "content/gongshui/2024/18")).toSorted()).toEqual(["index.md", "shuiliang.svg"]);
  });

  it("gives a drawing a picture in pixels, for programs that show no SVG", async () => {
    expect(await run(["gongshui-2024-18", "-o", "drawn.docx"])).toMatchObject({ code: 0 });
    const picture = parts("drawn.docx").get("word/media/image-1.png");
    const bytes = picture === undefined ? Buffer.alloc(0) : Buffer.from(unpack(picture, 10_000_000));
    expect(imageFormat(bytes)).toBe("png");
    // IHDR: three times the drawing's own pixels.
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(900);
    expect(bytes.length).toBeGreaterThan(5000);
  });

  it("warns where there is no browser for that, and writes the file all the same", async () => {
    const without = { PUPPETEER_EXECUTABLE_PATH: join(folder, "no-browser") };
    const { code, stderr } = await run(["gongshui-2024-18", "-o", "plain.docx"], without);
    expect(code).toBe(0);
    expect(stderr).toContain("environment/no-drawings");
    expect([...parts("plain.docx").keys()]).toContain("word/media/image-1.svg");
    expect(await run(["gongshui-2024-01"], without)).toMatchObject({ code: 0, stderr: "" });
  });

  it("exits 3 where the file can't be written", async () => {
    const { code, stderr, stdout } = await run(["gongshui-2024-01", "-o", join(golden, "site.yaml", "a.docx")]);
    expect([code, stdout]).toEqual([3, ""]);
    expect(stderr).not.toContain("缺陷");
  });

  it("refuses 秘密 unless told, unknown issues and unknown formats", async () => {
    expect((await run(["gongshui-2024-05"])).stderr).toContain("front-matter/classified");
    expect(await run(["gongshui-2024-05", "--allow-classified", "-o", "b.docx"])).toMatchObject({ code: 0 });
    expect(await run(["gongshui-2030-01"])).toMatchObject({ code: 2, stdout: "" });
    expect(await runCli(["export", "gongshui-2024-01", "--to", "odt"], { cwd: folder })).toMatchObject({ code: 2 });
  });
});
