import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { browserEnvironment, browserFlags } from "../../../src/render/browser/flags.ts";
import { PipeTransport } from "../../../src/render/browser/pipe-transport.ts";

function pipe(): { transport: PipeTransport; toBrowser: PassThrough; fromBrowser: PassThrough } {
  const toBrowser = new PassThrough();
  const fromBrowser = new PassThrough();
  return { transport: new PipeTransport(toBrowser, fromBrowser), toBrowser, fromBrowser };
}

describe("the pipe to the browser", () => {
  it("puts messages together that come in pieces, in order, also inside a Chinese character", async () => {
    const { transport, fromBrowser } = pipe();
    const bytes = Buffer.from('{"title":"简报"}\0{"id":2}\0{"id":3}\0');
    const messages = new Promise<string[]>((resolve) => {
      const seen: string[] = [];
      Object.assign(transport, {
        onmessage: (message: string) => {
          if (seen.push(message) === 3) resolve(seen);
        },
      });
    });
    for (const [start, end] of [
      [0, 11],
      [11, 12],
      [12, 25],
      [25, bytes.length],
    ])
      fromBrowser.write(bytes.subarray(start, end));
    expect(await messages).toEqual(['{"title":"简报"}', '{"id":2}', '{"id":3}']);
  });

  it("ends each message with a NUL byte", () => {
    const { transport, toBrowser } = pipe();
    transport.send('{"id":1}');
    expect(String(toBrowser.read())).toBe('{"id":1}\0');
  });

  it.each(["error", "close"] as const)("tells once of its end when the browser's side has an %s", async (kind) => {
    const { transport, fromBrowser, toBrowser } = pipe();
    let ends = 0;
    const ended = new Promise<void>((resolve) => {
      Object.assign(transport, {
        onclose: () => {
          ends += 1;
          resolve();
        },
      });
    });
    fromBrowser.destroy(kind === "error" ? new Error("EPIPE") : undefined);
    await ended;
    transport.close();
    transport.send("{}");
    expect([ends, toBrowser.destroyed]).toEqual([1, true]);
  });
});

describe("the start of a browser", () => {
  it("always keeps advances exact and the network away", () => {
    const flags = browserFlags("/srv/profile-1", true);
    expect(flags).toEqual(
      expect.arrayContaining([
        "--font-render-hinting=none",
        "--proxy-server=127.0.0.1:9",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--user-data-dir=/srv/profile-1",
      ]),
    );
    expect(flags).not.toContain("--no-sandbox");
    expect(browserFlags("/srv/profile-1", false)).toContain("--no-sandbox");
  });

  it("hands on no token and no setting of ours, and shows our fonts only", () => {
    const ours = {
      PATH: "/usr/bin",
      SystemRoot: "C:\\Windows",
      DEPLOY_TOKEN: "secret",
      HTTPS_PROXY: "http://proxy.example",
      FONTCONFIG_PATH: "/etc/fonts",
      TZ: "Asia/Tokyo",
      LD_LIBRARY_PATH: "/nix/lib",
      HOME: undefined,
    };
    const fontConfiguration = "/cache/fonts.conf";
    expect(browserEnvironment(ours, { fontConfiguration })).toEqual({
      PATH: "/usr/bin",
      SystemRoot: "C:\\Windows",
      LD_LIBRARY_PATH: "/nix/lib",
      LANG: "C.UTF-8",
      TZ: "UTC",
      FONTCONFIG_FILE: fontConfiguration,
    });
    expect(browserEnvironment(ours, { fontConfiguration, libraryFolder: "/cache/lib" })["LD_LIBRARY_PATH"]).toBe(
      "/cache/lib",
    );
  });
});
