import { KnownError } from "../../model/known-error.ts";
import { cachedBrowsers, systemBrowsers } from "./known-places.ts";

/** Where a browser was found. */
export type BrowserSource = "explicit" | "packaged" | "cache" | "system" | "remote";

/** A browser that may be started. */
export interface ResolvedBrowser {
  readonly source: BrowserSource;
  /** Path of the program, `ws://` address of a remote one; absent for the packaged browser, which is unpacked first. */
  readonly path?: string;
}

/** What the search looks at; given by the caller, so that it can be tested. */
export interface BrowserSearch {
  /** A path or `ws://` address the user asked for, and where: `--browser` or PUPPETEER_EXECUTABLE_PATH. */
  readonly explicit?: { readonly path: string; readonly origin: string };
  readonly platform: string;
  readonly arch: string;
  /** Whether the C library is glibc; the packaged browser needs it. */
  readonly isGlibc: boolean;
  readonly hasPackaged: boolean;
  readonly homeFolder: string;
  /** Folders of PATH. */
  readonly pathFolders: readonly string[];
  /** Values of ProgramFiles, ProgramFiles(x86) and LOCALAPPDATA on Windows. */
  readonly programFolders: readonly string[];
  /** Whether a path is a file that may be run. */
  readonly isExecutable: (path: string) => boolean;
  /** Names in a folder, or none where it does not exist. */
  readonly list: (folder: string) => readonly string[];
}

/**
 * Finds the browser: what was asked for, the packaged one (pinned, so the same on every machine), puppeteer's cache,
 * the system. A path that was asked for must exist: nothing else is tried then.
 * @throws KnownError 3 naming what was tried.
 */
export function resolveBrowser(search: BrowserSearch): ResolvedBrowser {
  const { explicit } = search;
  if (explicit !== undefined) {
    if (/^wss?:\/\//i.test(explicit.path)) return { source: "remote", path: explicit.path };
    if (search.isExecutable(explicit.path)) return { source: "explicit", path: explicit.path };
    throw new KnownError(3, "environment/browser-not-there", { path: explicit.path, origin: explicit.origin });
  }
  if (hasUsablePackage(search)) return { source: "packaged" };
  const cached = cachedBrowsers(search).find((path) => search.isExecutable(path));
  if (cached !== undefined) return { source: "cache", path: cached };
  const found = systemBrowsers(search).find((path) => search.isExecutable(path));
  if (found !== undefined) return { source: "system", path: found };
  throw new KnownError(3, "environment/no-browser", { tried: triedPlaces(search) });
}

/** The package holds one program, for Linux on x64 with glibc. */
function hasUsablePackage(search: BrowserSearch): boolean {
  return search.hasPackaged && search.platform === "linux" && search.arch === "x64" && search.isGlibc;
}

/** What was looked at, short enough for a line: folders of PATH stand for the names looked up in them. */
function triedPlaces(search: BrowserSearch): string {
  const onPath = search.pathFolders;
  const fixed = systemBrowsers(search).filter((path) => !onPath.some((folder) => path.startsWith(`${folder}/`)));
  return [
    "@sparticuz/chromium",
    `${search.homeFolder}/.cache/puppeteer`,
    ...(onPath.length > 0 ? [`PATH (${onPath.join(":")})`] : []),
    ...new Set(fixed),
  ].join(", ");
}
