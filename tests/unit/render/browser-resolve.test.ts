import { describe, expect, it } from "vitest";
import { KnownError } from "../../../src/model/known-error.ts";
import { resolveBrowser, type BrowserSearch } from "../../../src/render/browser/resolve.ts";

/** A Linux machine that has exactly these files. */
function machine(files: readonly string[], rest: Partial<BrowserSearch> = {}): BrowserSearch {
  const list = (folder: string): string[] => [
    ...new Set(
      files.flatMap((file) =>
        file.startsWith(`${folder}/`) ? [file.slice(folder.length + 1).split("/")[0] ?? ""] : [],
      ),
    ),
  ];
  return {
    platform: "linux",
    arch: "x64",
    isGlibc: true,
    hasPackaged: false,
    homeFolder: "/home/editor",
    pathFolders: ["/usr/local/bin", "/usr/bin"],
    programFolders: [],
    isExecutable: (path) => files.includes(path),
    list,
    ...rest,
  };
}

const cache = "/home/editor/.cache/puppeteer";

describe("the search for a browser", () => {
  it("takes the one that was asked for before the packaged one", () => {
    const explicit = { path: "/opt/chrome", origin: "--browser" };
    expect(resolveBrowser(machine(["/opt/chrome"], { explicit, hasPackaged: true }))).toEqual({
      source: "explicit",
      path: "/opt/chrome",
    });
  });

  it("tries nothing else when the one that was asked for is missing", () => {
    const explicit = { path: "/opt/missing", origin: "PUPPETEER_EXECUTABLE_PATH" };
    const search = (): unknown => resolveBrowser(machine(["/usr/bin/chromium"], { explicit, hasPackaged: true }));
    expect(search).toThrow(
      expect.objectContaining({
        exitCode: 3,
        rule: "environment/browser-not-there",
        params: { path: "/opt/missing", origin: "PUPPETEER_EXECUTABLE_PATH" },
      }),
    );
  });

  it.each(["ws://127.0.0.1:9222/devtools/browser/1", "wss://press.example/1"])(
    "takes the address %s of a browser that runs elsewhere",
    (path) => {
      expect(resolveBrowser(machine([], { explicit: { path, origin: "--browser" } }))).toEqual({
        source: "remote",
        path,
      });
    },
  );

  it("takes the packaged one before those of the machine", () => {
    expect(resolveBrowser(machine(["/usr/bin/google-chrome"], { hasPackaged: true }))).toEqual({ source: "packaged" });
  });

  it.each([{ isGlibc: false }, { arch: "arm64" }, { hasPackaged: false }])(
    "passes over the packaged one where it can't run: %o",
    (lacking) => {
      expect(resolveBrowser(machine(["/usr/bin/google-chrome"], { hasPackaged: true, ...lacking })).source).toBe(
        "system",
      );
    },
  );

  it("takes the newest headless shell of puppeteer's cache, by number, before any full browser", () => {
    const files = [
      `${cache}/chrome/linux-150.0.1.1/chrome-linux64/chrome`,
      `${cache}/chrome-headless-shell/linux-99.0.4844.51/chrome-headless-shell-linux64/chrome-headless-shell`,
      `${cache}/chrome-headless-shell/linux-143.0.7499.40/chrome-headless-shell-linux64/chrome-headless-shell`,
      `${cache}/chrome-headless-shell/linux-143.0.7499.169/chrome-headless-shell-linux64/chrome-headless-shell`,
      `${cache}/chrome-headless-shell/mac_arm-200.0.0.0/chrome-headless-shell-mac-arm64/chrome-headless-shell`,
    ];
    expect(resolveBrowser(machine(files))).toEqual({ source: "cache", path: files[3] });
    expect(resolveBrowser(machine(files.slice(0, 1)))).toEqual({ source: "cache", path: files[0] });
  });

  it("finds puppeteer's browsers on a Mac, where the full one is an app", () => {
    const path = `${cache}/chrome/mac_arm-148.0.7778.97/chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`;
    expect(resolveBrowser(machine([path], { platform: "darwin", arch: "arm64" }))).toEqual({ source: "cache", path });
  });

  it("takes the program behind Debian's wrapper script, and the script where there is no other", () => {
    const program = "/usr/lib/chromium/chromium-headless-shell";
    expect(resolveBrowser(machine(["/usr/bin/chromium-headless-shell", program])).path).toBe(program);
    expect(resolveBrowser(machine(["/usr/bin/chromium-headless-shell"])).path).toBe("/usr/bin/chromium-headless-shell");
  });

  it("prefers a headless shell to a full browser, and keeps the order of PATH", () => {
    expect(resolveBrowser(machine(["/usr/bin/google-chrome", "/usr/local/bin/chrome-headless-shell"])).path).toBe(
      "/usr/local/bin/chrome-headless-shell",
    );
    expect(resolveBrowser(machine(["/usr/bin/google-chrome", "/usr/local/bin/google-chrome"])).path).toBe(
      "/usr/local/bin/google-chrome",
    );
  });

  it.each([
    ["darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
    ["darwin", "/home/editor/Applications/Chromium.app/Contents/MacOS/Chromium"],
    ["win32", "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"],
    ["linux", "/snap/bin/chromium"],
  ])("knows the fixed places of %s: %s", (platform, path) => {
    expect(
      resolveBrowser(machine([path], { platform, programFolders: ["C:\\Program Files", "C:\\Program Files (x86)"] })),
    ).toEqual({ source: "system", path });
  });

  it("says what it tried when there is none", () => {
    let thrown: unknown;
    try {
      resolveBrowser(machine([]));
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(KnownError);
    const { exitCode, rule, params } = thrown as KnownError;
    expect([exitCode, rule]).toEqual([3, "environment/no-browser"]);
    for (const place of ["@sparticuz/chromium", cache, "/usr/local/bin:/usr/bin", "/snap/bin/chromium"])
      expect(params["tried"]).toContain(place);
  });
});
