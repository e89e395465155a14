import { createServer, request as httpRequest } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { readPageFiles } from "../../src/build/preview/page-files.ts";
import { startServer, type Answer, type PreviewServer } from "../../src/build/preview/server.ts";

const key = "a-key-of-this-test";
const page: Answer = { contentType: "text/html; charset=utf-8", body: "<p>页" };

const open: PreviewServer[] = [];

async function serve(answers: Readonly<Record<string, Answer>> = { "": page }, port?: number): Promise<PreviewServer> {
  const server = await startServer({
    key,
    answer: async (path) => answers[path],
    ...(port === undefined ? {} : { port }),
  });
  open.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

/** What a server says to a request line as it stands: `fetch` would tidy the path up. */
async function rawStatus(address: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  const { hostname, port } = new URL(address);
  const asked = httpRequest({ hostname, port, path, headers, agent: false });
  asked.end();
  const [response] = (await once(asked, "response")) as [{ statusCode: number; resume: () => void }];
  response.resume();
  return response.statusCode;
}

describe("the preview's server", () => {
  it("listens on 127.0.0.1 alone, and gives the page below its key", async () => {
    const server = await serve();
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/a-key-of-this-test\/$/);
    const response = await fetch(server.address);
    expect([response.status, await response.text()]).toEqual([200, "<p>页"]);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe-inline");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("gives no file of the repository or the system, however the path is written", async () => {
    const { address } = await serve();
    for (const path of [
      `/${key}/../package.json`,
      `/${key}/%2e%2e/package.json`,
      `/${key}/..%2f..%2fetc%2fpasswd`,
      `/${key}/..\\package.json`,
      `/${key}/page/%00.png`,
      `/${key}/pdf/%2e%2e%2fsite.pdf`,
      `/${key}/content/site.yaml`,
      `/${key}//etc/passwd`,
      `/${key}/page/../../etc/passwd`,
      "/etc/passwd",
      "/package.json",
    ])
      expect([path, await rawStatus(address, path)]).toEqual([path, 404]);
  });

  it("answers no foreign name and no foreign page", async () => {
    const { address } = await serve();
    expect(await rawStatus(address, `/${key}/`, { host: "rebound.example" })).toBe(403);
    expect(await rawStatus(address, `/${key}/`, { origin: "http://evil.example" })).toBe(403);
    expect(await rawStatus(address, `/${key}/`)).toBe(200);
  });

  it("says that a port that was asked for is taken, and takes another one where none was", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    await expect(serve({}, port)).rejects.toMatchObject({
      exitCode: 3,
      rule: "environment/port-in-use",
      params: { port },
    });
    other.close();
    const [first, second] = [await serve(), await serve()];
    expect(first.address).not.toBe(second.address);
  });

  it("keeps a stream of events open until it closes, and ends it then", async () => {
    let ended = 0;
    const server = await serve({
      events: {
        stream: (send) => {
          send("issue", '{"id":"a"}');
          return () => (ended += 1);
        },
      },
    });
    const response = await fetch(`${server.address}events`);
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    expect(new TextDecoder().decode(value)).toBe('event: issue\ndata: {"id":"a"}\n\n');
    await server.close();
    await expect(reader?.read()).rejects.toThrow("terminated");
    expect(ended).toBe(1);
  });

  it("goes on when an answer fails", async () => {
    const server = await startServer({
      key,
      answer: async (path) => {
        if (path === "bad") throw new Error("a defect");
        return page;
      },
    });
    open.push(server);
    expect((await fetch(`${server.address}bad`)).status).toBe(500);
    expect((await fetch(server.address)).status).toBe(200);
  });
});

describe("the page's own files", () => {
  it.each(["zh-CN", "en"] as const)(
    "are whole in %s: every name is filled in, nothing is inline, nothing is elsewhere",
    async (language) => {
      const files = await readPageFiles(language);
      const text = (name: string): string => {
        const file = files.get(name);
        return file !== undefined && "body" in file ? String(file.body) : "";
      };
      const html = text("");
      const scripts = [...files.keys()]
        .filter((name) => name.endsWith(".js"))
        .map(text)
        .join("\n");
      expect(html).toContain(`lang="${language}"`);
      expect(html).not.toMatch(/\{\{|<script(?![^>]* src=)|<style| style=| on[a-z]+=|https?:/);
      expect(`${text("preview.css")}${scripts}`).not.toMatch(/https?:|@import|innerHTML/);
      for (const [, name] of scripts.matchAll(/from "\.\/([^"]+)"/g))
        expect([name, files.has(name ?? "")]).toEqual([name, true]);
      for (const [, name] of html.matchAll(/(?:href|src)="([^"]+)"/g))
        expect([name, files.has(name ?? "")]).toEqual([name, true]);
      const named = [...scripts.matchAll(/\bwords\.(\w+)|\b(?:say|status)\("(\w+)"/g)].map(([, a, b]) => a ?? b);
      const words = JSON.parse(/data-words="([^"]*)"/.exec(html)?.[1]?.replaceAll("&quot;", '"') ?? "{}") as object;
      expect(named.filter((name) => !Object.hasOwn(words, name ?? ""))).toEqual([]);
    },
  );
});
