import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guarded } from "../../src/render/browser/guard.ts";
import { launchBrowser, type BrowserHandle } from "../../src/render/browser/launch.ts";
import { openServedPage } from "../../src/render/browser/served-page.ts";
import { becomesTrue, deadlineMs, entries, openPage, testLaunchRequest } from "../helpers/browser.ts";

/** A red dot, one pixel. */
const dot = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

let work: string;
let browser: BrowserHandle;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), "jianbao-e2e-"));
  browser = await launchBrowser(await testLaunchRequest(work));
});

afterAll(async () => {
  await browser.close();
  const left = readdirSync(work);
  if (left.length > 0) throw new Error(`left behind: ${left.join(", ")}`);
  rmSync(work, { recursive: true });
});

function setBody(markup: string): void {
  document.body.innerHTML = markup;
}

describe("a served page", () => {
  it("loads its own font, takes new markup twice and prints it", async () => {
    const page = await openPage(browser);
    const loaded = await page.evaluate(async () => {
      for (const face of document.fonts) await face.load();
      return [...document.fonts].map((face) => face.status);
    }, undefined);
    expect(loaded).toEqual(["loaded"]);
    const prints: string[] = [];
    for (const text of ["Alpha", "Beta"]) {
      await page.evaluate(setBody, `<p id="text">${text}</p>`);
      expect(await page.evaluate(() => getComputedStyle(document.body).color, undefined)).toBe("rgb(1, 2, 3)");
      const pdf = await page.pdf({ scale: 1 });
      prints.push(Buffer.from(pdf).toString("latin1"));
    }
    expect(prints.every((pdf) => pdf.startsWith("%PDF-"))).toBe(true);
    expect(prints[0]).not.toEqual(prints[1]);
    expect(page.faults()).toEqual([]);
    await page.close();
  });

  it("gives up a call at its deadline", async () => {
    const page = await openPage(browser);
    // Kept on the window, or the page's memory is tidied and the call ends early ("Promise was collected").
    const endless = page.evaluate(
      () => Object.assign(window, { endless: new Promise(() => undefined) }).endless,
      undefined,
    );
    await expect(guarded(endless, page, { deadlineMs: 50, label: "layout" })).rejects.toMatchObject({
      kind: "timeout",
      message: "layout: timeout",
    });
    await page.close();
  });

  it("shows an image that was registered after the page was opened", async () => {
    const page = await openPage(browser);
    page.serve("/i/dot.png", { contentType: "image/png", body: dot });
    const width = await page.evaluate(async () => {
      document.body.innerHTML = '<img src="https://jianbao.invalid/i/dot.png">';
      const image = document.images[0];
      await image?.decode();
      return image?.naturalWidth;
    }, undefined);
    expect(width).toBe(1);
    expect(page.faults()).toEqual([]);
    await page.close();
  });

  it("refuses style attributes of the markup but takes styles set by us", async () => {
    const page = await openPage(browser);
    await page.evaluate(setBody, '<p id="typed" style="color: rgb(9, 9, 9)">x</p><p id="ours">y</p>');
    const colours = await page.evaluate(() => {
      document.getElementById("ours")?.style.setProperty("color", "rgb(7, 7, 7)");
      return ["typed", "ours"].map((id) => getComputedStyle(document.getElementById(id) as HTMLElement).color);
    }, undefined);
    expect(colours).toEqual(["rgb(1, 2, 3)", "rgb(7, 7, 7)"]);
    await page.pdf({ scale: 1 });
    expect(page.faults()).toEqual(["style-src-attr inline"]);
    await page.close();
  });

  it("refuses and reports everything that is not in its map", async () => {
    const page = await openPage(browser);
    await page.evaluate(
      setBody,
      `<img src="https://example.com/a.png"><img src="file:///etc/hostname"><img src="/not-there.png"><iframe src="https://example.com/frame"></iframe>
       <link rel="preconnect" href="https://example.com"><meta http-equiv="refresh" content="0;url=https://example.com/away"><script>document.title = 'ran'</script>`,
    );
    await page.pdf({ scale: 1 });
    const faults = page.faults().join("\n");
    expect(faults).toContain("img-src https://example.com/a.png");
    expect(faults).toContain("https://jianbao.invalid/not-there.png");
    expect(faults).toMatch(/frame-src https:\/\/example\.com/);
    expect(faults).toContain('<link rel="preconnect" href="https://example.com">');
    expect(faults).toContain('<meta http-equiv="refresh"');
    expect(await page.evaluate(() => [location.href, document.title], undefined)).toEqual([
      "https://jianbao.invalid/",
      "",
    ]);
    expect(page.faults()).toEqual([]);
    await page.close();
  });

  it("stays where it is when it is told to go elsewhere, and reports it", async () => {
    const page = await openPage(browser);
    await page.evaluate(() => void (location.href = "https://jianbao.invalid/print.css"), undefined);
    expect(await becomesTrue(() => page.evaluate(() => location.pathname === "/", undefined).catch(() => false))).toBe(
      true,
    );
    const faults: string[] = [];
    expect(await becomesTrue(() => faults.push(...page.faults()) > 0)).toBe(true);
    expect(faults[0]).toBe("navigation https://jianbao.invalid/print.css");
    await page.close();
  });
});

describe("a page whose policy allows more", () => {
  it("closes and reports the windows it opens", async () => {
    const page = await openServedPage(browser, { entries, csp: "default-src 'self'", path: "/", deadlineMs });
    await page.evaluate(() => void window.open("https://example.com/popup"), undefined);
    const faults: string[] = [];
    expect(await becomesTrue(() => faults.push(...page.faults()) > 0)).toBe(true);
    expect(faults).toEqual(["pop-up"]);
    await page.close();
  });

  it("still reaches no server, not even on this machine", async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const page = await openServedPage(browser, {
      entries,
      csp: "img-src *; connect-src *; frame-src *",
      path: "/",
      deadlineMs,
    });
    await page.evaluate(
      setBody,
      `<link rel="preconnect" href="http://${address}"><img src="http://${address}/a.png"><iframe src="http://${address}/"></iframe>`,
    );
    await page.evaluate((host) => {
      window.open(`http://${host}/popup`);
      Object.assign(window, { socket: new WebSocket(`ws://${host}/socket`) });
    }, address);
    const hasGivenUp = (): Promise<boolean> =>
      page.evaluate(
        () => "socket" in window && window.socket instanceof WebSocket && window.socket.readyState === WebSocket.CLOSED,
        undefined,
      );
    expect(await becomesTrue(hasGivenUp)).toBe(true);
    await page.pdf({ scale: 1 });
    const faults: string[] = [];
    // A window that was opened is told of by the browser, not by the page, so maybe after the print.
    expect(await becomesTrue(() => faults.push(...page.faults()) > 0 && faults.includes("pop-up"))).toBe(true);
    expect(faults).toEqual(
      expect.arrayContaining([
        `http://${address}/a.png`,
        `navigation http://${address}/`,
        "pop-up",
        `<link rel="preconnect" href="http://${address}">`,
      ]),
    );
    expect(connections).toBe(0);
    await page.close();
    server.close();
    await once(server, "close");
  });
});
