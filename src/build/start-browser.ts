import { mkdir, readdir, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { cacheFolderOptions, chooseCacheFolder } from "../render/browser/cache-folder.ts";
import { launchBrowser, type BrowserHandle } from "../render/browser/launch.ts";
import { describeMachine } from "../render/browser/machine.ts";
import { describeBrowser, prepareBrowser, type BrowserDescription } from "../render/browser/prepare.ts";
import { resolveBrowser } from "../render/browser/resolve.ts";

/** What the command line knows of the user's wishes about browsers. */
export interface BrowserSettings {
  /** What `--browser` named. */
  readonly named?: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly processId: number;
}

/** A browser that was found and made ready, not started yet. */
export interface ReadyBrowser {
  readonly cacheFolder: string;
  readonly launch: () => Promise<BrowserHandle>;
  readonly describe: (handle: BrowserHandle) => BrowserDescription;
  /** Removes the folder that running browsers kept their profiles in. */
  readonly cleanUp: () => Promise<void>;
}

/** ms; a browser that has not started by then does not start. */
const launchTimeoutMs = 30_000;

/**
 * Finds the browser, unpacks the packaged one where it is chosen, and clears up after builds that were killed.
 * @throws KnownError 3 when there is none, or no room for it.
 */
export async function readyBrowser(settings: BrowserSettings): Promise<ReadyBrowser> {
  const { named, variables } = settings;
  const resolved = resolveBrowser(await describeMachine({ variables, ...(named === undefined ? {} : { named }) }));
  const cacheFolder = chooseCacheFolder(cacheFolderOptions(variables));
  const prepared = await prepareBrowser(resolved, { cacheFolder });
  const works = join(cacheFolder, "work");
  const workFolder = join(works, `${hostname()}-${settings.processId}`);
  await sweep(works);
  await mkdir(workFolder, { recursive: true });
  return {
    cacheFolder,
    launch: () =>
      launchBrowser({
        ...prepared,
        workFolder,
        isRoot: process.getuid?.() === 0,
        environment: variables,
        timeoutMs: launchTimeoutMs,
      }),
    describe: (handle) => describeBrowser(handle, prepared, cacheFolder),
    cleanUp: () => rm(workFolder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** Removes the work folders of this machine's processes that are gone; a shared cache holds those of others, too. */
async function sweep(works: string): Promise<void> {
  const own = `${hostname()}-`;
  for (const name of await readdir(works).catch(() => [])) {
    const processId = name.startsWith(own) ? name.slice(own.length) : "";
    if (!/^\d+$/.test(processId) || isAlive(Number(processId))) continue;
    await rm(join(works, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
