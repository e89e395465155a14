import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, type BrowserHandle } from "../../src/render/browser/launch.ts";
import { archiveFiles, secretWords } from "../helpers/archive-sample.ts";
import { openPage, testLaunchRequest } from "../helpers/browser.ts";
import { measurePdf } from "../helpers/pdf-measure.ts";
import { testRepository, type TestRepository } from "../helpers/repository.ts";
import { runCli } from "../helpers/run-cli.ts";

const root = "https://shuiwu.example/jianbao/";

let work: string;
let browser: BrowserHandle;
let repository: TestRepository;
let site: string;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), "jianbao-e2e-"));
  browser = await launchBrowser(await testLaunchRequest(work));
  const content = Object.fromEntries(Object.entries(archiveFiles).map(([path, text]) => [`content/${path}`, text]));
  repository = testRepository({
    ...content,
    "content/site.yaml": `title: 云岭水务简报档案\norganisation: 云岭水务集团\nurl: ${root}\n`,
  });
  const result = await runCli(["build", "--allow-classified"], { cwd: repository.folder });
  if (result.code !== 0) throw new Error(result.stderr);
  site = join(repository.folder, "dist/site");
});

afterAll(async () => {
  repository.remove();
  await browser.close();
  rmSync(work, { recursive: true });
});

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .toSorted();
}

function siteText(path: string): string {
  return readFileSync(join(site, path), "utf8");
}

/** The file that a full address of the site leads to. */
function fileOf(address: string): string {
  expect(address.startsWith(root)).toBe(true);
  const path = decodeURIComponent(address.slice(root.length).replace(/#.*/, ""));
  return join(site, path === "" ? "index.html" : path);
}

/** What Chromium's own parser says of some XML. Runs in the page. */
function readXml(xml: string) {
  const tree = new DOMParser().parseFromString(xml, "application/xml");
  const texts = (selector: string) => [...tree.querySelectorAll(selector)].map((node) => node.textContent ?? "");
  return {
    error: tree.querySelector("parsererror")?.textContent ?? "",
    root: `${tree.documentElement.namespaceURI} ${tree.documentElement.localName}`,
    titles: texts("entry > title"),
    ids: texts("entry > id"),
    updated: texts("entry > updated"),
    contents: [...tree.querySelectorAll("entry > content")].map(
      (node) => new DOMParser().parseFromString(node.textContent ?? "", "text/html").body.innerText,
    ),
    links: [...tree.querySelectorAll("link")].map((node) => ({
      rel: node.getAttribute("rel") ?? "",
      href: node.getAttribute("href") ?? "",
      length: node.getAttribute("length") ?? "",
    })),
    places: texts("url > loc"),
    dates: texts("url > lastmod"),
  };
}

async function parsed(path: string): Promise<ReturnType<typeof readXml>> {
  const page = await openPage(browser);
  const found = await page.evaluate(readXml, siteText(path));
  await page.close();
  return found;
}

describe("an archive with an address", () => {
  it("has a well-formed Atom feed whose links lead to files of the site", async () => {
    const feed = await parsed("feed.xml");
    expect(feed).toMatchObject({ error: "", root: "http://www.w3.org/2005/Atom feed" });
    expect(feed.ids).toEqual([
      "tag:shuiwu.example,2024:/jianbao/shuiwu-2024-01",
      "tag:shuiwu.example,2024:/jianbao/dangjian-2024-01",
      "tag:shuiwu.example,2024:/jianbao/shuiwu-2024-s01",
      "tag:shuiwu.example,2024:/jianbao/shuiwu-2024-02",
      "tag:shuiwu.example,2023:/jianbao/shuiwu-2023-12",
    ]);
    expect(feed.titles[3]).toBe("2024年第2期　汛期准备专刊");
    expect(feed.updated[0]).toBe("2024-03-20T00:00:00+08:00");
    expect(feed.contents[3]).toContain("水质中心开展“A&B<C]]>”演练");
    const enclosures = feed.links.filter(({ rel }) => rel === "enclosure");
    expect(enclosures).toHaveLength(5);
    for (const { href, length } of enclosures) expect(statSync(fileOf(href)).size).toBe(Number(length));
    for (const { href } of feed.links) expect(statSync(fileOf(href)).isFile(), href).toBe(true);
  });

  it("has a JSON feed that says the same", async () => {
    const feed = await parsed("feed.xml");
    const json = JSON.parse(siteText("feed.json")) as {
      version: string;
      items: {
        id: string;
        title: string;
        date_modified: string;
        attachments: { url: string; size_in_bytes: number }[];
      }[];
    };
    expect(json.version).toBe("https://jsonfeed.org/version/1.1");
    expect(json.items.map(({ id }) => id)).toEqual(feed.ids);
    expect(json.items.map(({ title }) => title)).toEqual(feed.titles);
    expect(json.items.map((item) => item.date_modified)).toEqual(feed.updated);
    for (const { url, size_in_bytes: bytes } of json.items.flatMap(({ attachments }) => attachments))
      expect(statSync(fileOf(url)).size).toBe(bytes);
  });

  it("has a well-formed sitemap of all its pages, which name the same addresses", async () => {
    const map = await parsed("sitemap.xml");
    expect(map).toMatchObject({ error: "", root: "http://www.sitemaps.org/schemas/sitemap/0.9 urlset" });
    const pages = filesOf(site).filter((path) => path.endsWith(".html") && path !== "404.html");
    expect(map.places.map(fileOf).toSorted()).toEqual(pages.map((path) => join(site, path)));
    expect(map.dates).toHaveLength(pages.length);
    for (const place of map.places) {
      const html = readFileSync(fileOf(place), "utf8");
      expect(html).toContain(`<link rel="canonical" href="${place}">`);
      expect(html).toContain(`<meta property="og:url" content="${place}">`);
    }
    expect(siteText("robots.txt")).toContain(`Sitemap: ${root}sitemap.xml`);
  });

  it("has the text of each issue beside its page, of its words alone", () => {
    const text = siteText("shuiwu/2024/02/shuiwu-2024-02.txt");
    expect(text).toContain("\n\n水质中心开展“A&B<C]]>”演练\n\n");
    expect(text).toContain("\n\n区域\t隐患数\n城东\t16\n城西\t20\n\n");
    const markdown = siteText("shuiwu/2024/02/shuiwu-2024-02.md");
    expect(markdown).toContain("\n\n## 水质中心开展“A&B\\<C\\]\\]\\>”演练\n\n");
    const [image = ""] = /[0-9a-f]{16}\.svg/.exec(markdown) ?? [];
    expect(filesOf(site)).toContain(`shuiwu/2024/02/${image}`);
    const html = siteText("shuiwu/2024/02/index.html");
    for (const name of ["shuiwu-2024-02.txt", "shuiwu-2024-02.md"])
      expect(html).toContain(
        `<a href="${name}" type="text/${name.endsWith("md") ? "markdown" : "plain"}" download="${name}">`,
      );
  });

  it("has not a word of what is not public, in no file, not in what the PDFs show or say of themselves", async () => {
    const secret = [
      ...secretWords,
      ...["03", "04", "05", "06"].flatMap((one) => [`shuiwu-2024-${one}`, `2024/${one}/`]),
    ];
    for (const path of filesOf(site)) {
      const file = join(site, path);
      const bytes = readFileSync(file);
      const text = path.endsWith(".pdf") ? JSON.stringify(await measurePdf(bytes)) : bytes.toString("utf8");
      for (const word of secret) expect(path + text, `${word} in ${path}`).not.toContain(word);
    }
    expect(siteText("feed.xml")).not.toMatch(/successor-version" type="text\/html" href="[^"]*2024\/0[13]/);
  });

  it("still has every address of the releases before", () => {
    const folder = new URL("../fixtures/", import.meta.url);
    const lists = readdirSync(folder).filter((name) => /^addresses-.*\.txt$/.test(name));
    expect(lists.length).toBeGreaterThan(0);
    const files = new Set(filesOf(site));
    for (const list of lists) {
      const addresses = readFileSync(new URL(list, folder), "utf8")
        .split("\n")
        .filter((line) => line !== "");
      expect(addresses.length).toBeGreaterThan(20);
      for (const address of addresses) {
        const [path = "", anchor] = address.split("#");
        expect(files, `${address} of ${list}`).toContain(path);
        if (anchor !== undefined) expect(siteText(path), `${address} of ${list}`).toContain(`id="${anchor}"`);
      }
    }
  });
});

it("gives the same bytes twice, at the root of a host, too", async () => {
  const sums = async (out: string): Promise<string> => {
    const result = await runCli(["build", "--no-pdf", "--allow-classified", "-o", out], { cwd: repository.folder });
    expect(result).toMatchObject({ code: 0 });
    return readFileSync(join(repository.folder, out, "SHA256SUMS"), "utf8");
  };
  repository.write("content/site.yaml", "title: 云岭水务简报档案\nurl: http://10.1.2.3:8080\n收录: 否\n");
  const first = await sums("first");
  expect(await sums("second")).toBe(first);
  expect(first).toContain("  site/feed.xml\n");
  expect(first).not.toContain("sitemap");
  const feed = JSON.parse(readFileSync(join(repository.folder, "first/site/feed.json"), "utf8")) as Record<
    string,
    unknown
  >;
  expect(feed).toMatchObject({
    home_page_url: "http://10.1.2.3:8080/",
    feed_url: "http://10.1.2.3:8080/feed.json",
    items: expect.arrayContaining([
      expect.objectContaining({
        id: "tag:10.1.2.3,2024:/shuiwu-2024-02",
        url: "http://10.1.2.3:8080/shuiwu/2024/02/index.html",
      }),
    ]),
  });
});
