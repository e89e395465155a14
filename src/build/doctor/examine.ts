import { existsSync } from "node:fs";
import { KnownError } from "../../model/known-error.ts";
import { readyBrowser, type BrowserSettings } from "../start-browser.ts";
import { sizeText, textsOf, type Checkup } from "./checkup.ts";
import { fontCheckups, type DoctorFonts } from "./fonts.ts";
import { cacheCheckup, folderCheckup, nodeCheckup } from "./machine.ts";

/** What `doctor` looks at. Paths are absolute. */
export interface DoctorRequest {
  readonly nodeVersion: string;
  readonly browser: BrowserSettings;
  readonly outFolder: string;
  readonly rootFolder: string;
  readonly contentFolder: string;
  readonly temporaryFolder: string;
}

/** What `doctor` found, and which files set the type roles. */
export interface DoctorReport {
  readonly checkups: readonly Checkup[];
  readonly fonts: readonly DoctorFonts[];
}

/** Looks at Node, browser, cache, fonts and folders; starts the browser once. Never throws for a fault that it can name. */
export async function examine(request: DoctorRequest): Promise<DoctorReport> {
  const { rootFolder, contentFolder, outFolder, temporaryFolder } = request;
  const cache = await cacheCheckup(request.browser.variables);
  const fonts = await fontCheckups(rootFolder, contentFolder);
  return {
    checkups: [
      nodeCheckup(request.nodeVersion),
      // Without a place for it, the browser would only say the same again.
      ...(cache.ok ? [await browserCheckup(request.browser), cache] : [cache]),
      ...fonts.checkups,
      ...(existsSync(contentFolder) ? [await folderCheckup({ zh: "稿件", en: "content" }, contentFolder)] : []),
      await folderCheckup({ zh: "输出", en: "output" }, outFolder),
      await folderCheckup({ zh: "临时", en: "temporary files" }, temporaryFolder),
    ],
    fonts: fonts.fonts,
  };
}

async function browserCheckup(settings: BrowserSettings): Promise<Checkup> {
  const about = { id: "browser", name: { zh: "浏览器", en: "browser" } } as const;
  try {
    const ready = await readyBrowser(settings);
    try {
      const handle = await ready.launch();
      await handle.close();
      const { path, version, source, sandbox, unpackedBytes } = ready.describe(handle);
      const { sandboxed } = handle;
      const size = unpackedBytes === undefined ? "" : `, ${sizeText(unpackedBytes)}`;
      const boxed = sandboxed
        ? { zh: "沙箱已开", en: "sandbox on" }
        : { zh: `没有沙箱（${sandbox}）`, en: `no sandbox (${sandbox})` };
      return {
        ...about,
        ok: true,
        found: {
          zh: `${version}，${source}，${boxed.zh}${size}，${path}`,
          en: `${version}, ${source}, ${boxed.en}${size}, ${path}`,
        },
        details: { path, version, source, sandbox, sandboxed, unpackedBytes: unpackedBytes ?? null },
      };
    } finally {
      await ready.cleanUp();
    }
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { ...about, ok: false, ...textsOf(error) };
  }
}
