import { KnownError } from "../../model/known-error.ts";
import { writeFontConfiguration } from "./fontconfig.ts";
import type { BrowserHandle, LaunchRequest, SandboxState } from "./launch.ts";
import type { BrowserSource, ResolvedBrowser } from "./resolve.ts";
import { findPackagedBrowser, unpackBrowser } from "./unpack.ts";

/** A browser that can be started: the part of a launch request that does not change from start to start. */
export interface PreparedBrowser extends Pick<
  LaunchRequest,
  "executable" | "source" | "libraryFolder" | "fontConfiguration"
> {
  /** Bytes on disk of the unpacked browser; absent for any other. */
  readonly unpackedBytes?: number;
}

/**
 * Makes a browser that was found ready to start: unpacks the packaged one, and writes the font configuration that every
 * browser gets.
 * @throws KnownError 3 when the cache folder can't be written.
 */
export async function prepareBrowser(
  resolved: ResolvedBrowser,
  { cacheFolder }: { readonly cacheFolder: string },
): Promise<PreparedBrowser> {
  const { source, path } = resolved;
  const fontConfiguration = await writeFontConfiguration(cacheFolder);
  if (path !== undefined) return { executable: path, source, fontConfiguration };
  const packaged = await findPackagedBrowser();
  if (packaged === undefined) throw new KnownError(3, "environment/no-browser", { tried: "@sparticuz/chromium" });
  const { executable, libraryFolder, bytes } = await unpackBrowser(packaged, cacheFolder);
  return { executable, source, libraryFolder, fontConfiguration, unpackedBytes: bytes };
}

/** What `doctor` says of a browser. */
export interface BrowserDescription {
  readonly path: string;
  readonly version: string;
  readonly source: BrowserSource;
  readonly sandbox: SandboxState;
  readonly cacheFolder: string;
  /** Bytes on disk of the unpacked browser; absent for any other. */
  readonly unpackedBytes?: number;
}

/** Puts together what is known of a running browser. */
export function describeBrowser(
  handle: BrowserHandle,
  prepared: PreparedBrowser,
  cacheFolder: string,
): BrowserDescription {
  const { path, version, source, sandbox } = handle;
  return {
    path,
    version,
    source,
    sandbox,
    cacheFolder,
    ...(prepared.unpackedBytes === undefined ? {} : { unpackedBytes: prepared.unpackedBytes }),
  };
}
