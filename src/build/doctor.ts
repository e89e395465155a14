import { accessSync, constants, existsSync } from "node:fs";
import { dirname } from "node:path";
import { KnownError } from "../model/known-error.ts";
import type { Bilingual } from "../model/rules.ts";
import { rules } from "../model/rules.ts";
import { messageOf, hintOf } from "../model/report.ts";
import { fontReport, type FontReportRow } from "../render/font-set.ts";
import { resolveFonts } from "../render/fonts.ts";
import { readyBrowser, type BrowserSettings } from "./start-browser.ts";

/** One thing that was looked at: fit or not, what was found, and the one fix where it is not. */
export interface Checkup {
  readonly name: Bilingual;
  readonly ok: boolean;
  readonly found: Bilingual;
  readonly fix?: Bilingual;
}

/** What `doctor` looks at. */
export interface DoctorRequest {
  readonly nodeVersion: string;
  readonly browser: BrowserSettings;
  readonly outFolder: string;
  readonly rootFolder: string;
}

/** What `doctor` found, and which file sets each type role. */
export interface DoctorReport {
  readonly checkups: readonly Checkup[];
  readonly fonts: readonly FontReportRow[];
}

/** Looks at Node, browser, fonts and folders; starts the browser once. Never throws for a fault that it can name. */
export async function examine(request: DoctorRequest): Promise<DoctorReport> {
  const fonts = await resolveFonts({ repositoryFolder: request.rootFolder, overrides: {} });
  return {
    checkups: [
      nodeCheckup(request.nodeVersion),
      await browserCheckup(request.browser),
      ...fonts.diagnostics.map(fontCheckup),
      folderCheckup(request.outFolder),
    ],
    fonts: fonts.fontSet === undefined ? [] : fontReport(fonts.fontSet),
  };
}

function nodeCheckup(version: string): Checkup {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return {
    name: { zh: "Node.js", en: "Node.js" },
    ok,
    found: same(version),
    ...(ok ? {} : { fix: { zh: "安装 Node.js 20.19 或更新的版本", en: "Install Node.js 20.19 or newer" } }),
  };
}

async function browserCheckup(settings: BrowserSettings): Promise<Checkup> {
  const name = { zh: "浏览器", en: "browser" };
  try {
    const ready = await readyBrowser(settings);
    try {
      const handle = await ready.launch();
      await handle.close();
      const { path, version, source, sandbox, unpackedBytes } = ready.describe(handle);
      const size = unpackedBytes === undefined ? "" : `, ${Math.round(unpackedBytes / 1e6)} MB`;
      const boxed = handle.sandboxed
        ? { zh: "沙箱已开", en: "sandbox on" }
        : { zh: `没有沙箱（${sandbox}）`, en: `no sandbox (${sandbox})` };
      return {
        name,
        ok: true,
        found: {
          zh: `${version}，${source}，${boxed.zh}${size}，${path}`,
          en: `${version}, ${source}, ${boxed.en}${size}, ${path}`,
        },
      };
    } finally {
      await ready.cleanUp();
    }
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { name, ok: false, ...texts(error) };
  }
}

function texts(error: KnownError): { readonly found: Bilingual; readonly fix: Bilingual } {
  return {
    found: { zh: messageOf(error.rule, error.params, "zh-CN"), en: messageOf(error.rule, error.params, "en") },
    fix: { zh: hintOf(error.rule, error.params, "zh-CN"), en: hintOf(error.rule, error.params, "en") },
  };
}

function fontCheckup({ rule, params }: Pick<KnownError, "rule" | "params">): Checkup {
  const ok = rules[rule].severity !== "error";
  return {
    name: { zh: "字体", en: "font" },
    ok,
    found: { zh: messageOf(rule, params, "zh-CN"), en: messageOf(rule, params, "en") },
    fix: { zh: hintOf(rule, params, "zh-CN"), en: hintOf(rule, params, "en") },
  };
}

/** A folder is fit when it, or the nearest one above it that exists, can be written. */
function folderCheckup(path: string): Checkup {
  let nearest = path;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  const name = { zh: "文件夹", en: "folder" };
  try {
    accessSync(nearest, constants.W_OK);
    return { name, ok: true, found: same(path) };
  } catch {
    return {
      name,
      ok: false,
      found: { zh: `${path}（不能写）`, en: `${path} (can't be written)` },
      fix: {
        zh: `修改“${nearest}”的权限，或换一个文件夹`,
        en: `Change the permissions of “${nearest}”, or use another folder`,
      },
    };
  }
}

function same(text: string): Bilingual {
  return { zh: text, en: text };
}
