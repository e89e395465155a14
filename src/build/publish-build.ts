import type { ComposedIssue } from "../model/composed.ts";
import { manifestText } from "../publish/manifest.ts";
import { openStaging, type Staging } from "../publish/output.ts";
import { issueFolder, issuePage } from "../publish/paths.ts";
import type { PublishedIssue, SiteFile } from "../publish/published-issue.ts";
import { indexFiles, listedFiles, publicArchive, searchData, toldFiles } from "../publish/site.ts";
import { nameplateText, readSiteAssets } from "../publish/site-assets.ts";
import type { Repository } from "../read/repository.ts";
import { createTemplates } from "../render/template.ts";
import type { BuildRequest, BuildResult } from "./build.ts";
import type { Composition } from "./composition.ts";
import { templateFolders } from "./own-look.ts";
import { pictureName } from "./site-picture.ts";

/** A PDF that was printed and written to the staged output. */
export interface PrintedFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Pages of one copy. */
  readonly pages: number;
  /** Numbered copies that the file holds; absent where they carry no numbers. */
  readonly copies?: number;
  /** Length of the site's copy, which has no copy number and no press colours. */
  readonly siteBytes: number;
  /** Pixels of the picture of its first page, where it is on the site. */
  readonly picture?: { readonly width: number; readonly height: number };
}

/** An issue of the output. */
export interface BuiltIssue {
  readonly composed: ComposedIssue;
  readonly onSite: boolean;
  readonly pdf?: PrintedFile;
}

/** What the site is made from. */
interface SiteSources {
  readonly repository: Repository;
  readonly composition: Composition;
}

/** Writes one file of the output folder. */
export type WriteFile = (path: string, content: string | Uint8Array) => Promise<void>;

/**
 * Opens the staged output, lets `fill` print into it, adds site, manifest and sums, and swaps it in: whole, or not at all
 * when `fill` does not ask for it or anything fails.
 */
export async function publishBuild(
  request: BuildRequest,
  sources: SiteSources,
  fill: (staging: Pick<Staging, "write" | "read">) => Promise<BuildResult>,
): Promise<BuildResult> {
  const staging = await openStaging(request.outFolder);
  try {
    const result = await fill(staging);
    request.signal.throwIfAborted();
    if (!result.published) return result;
    request.onProgress({ stage: "publish", done: 0, of: 1 });
    await allDone([
      request.site ? writeSite(request, sources, result, staging) : Promise.resolve(),
      staging.write("manifest.json", manifest(request, result.issues)),
    ]);
    request.signal.throwIfAborted();
    await staging.commit();
    return result;
  } finally {
    await staging.abort();
  }
}

async function writeSite(
  request: BuildRequest,
  { repository: { site, series: allSeries }, composition }: SiteSources,
  { issues: built, volumes }: BuildResult,
  staging: Staging,
): Promise<void> {
  const issues = built
    .filter((issue) => issue.onSite)
    .map(({ composed, pdf }): PublishedIssue => {
      const { summary, entries } = composed;
      return {
        summary,
        entries,
        ...(pdf === undefined
          ? {}
          : { pdf: { fileName: `${summary.ref.id}.pdf`, bytes: pdf.siteBytes, pages: pdf.pages } }),
        ...(pdf?.picture === undefined ? {} : { picture: { fileName: pictureName, ...pdf.picture } }),
      };
    });
  const series = allSeries.map(({ id, name, issuer }) => ({
    id,
    name: name.map((line) => line.text),
    issuer: issuer.text,
  }));
  // The threads make the issues' own files, and meanwhile this one makes those that issues share.
  const texts = composition.searchedTexts();
  const pages = composition.writePages({ series, issues, volumes, folder: staging.folder });
  const write = async (files: readonly SiteFile[]): Promise<void> => {
    for (const { path, content } of files) await staging.write(`site/${path}`, content);
  };
  const shared = async (): Promise<void> => {
    const templates = createTemplates({ folders: templateFolders(request.rootFolder) });
    const archive = publicArchive({ site, series, issues, volumes, templates });
    const nameplates = nameplateText(site, issues);
    const indexes = indexFiles(archive, await readSiteAssets({ repositoryFolder: request.rootFolder, nameplates }));
    await write(indexes);
    await write(searchData(archive, await texts));
    const paths = indexes.map(({ path }) => path);
    await write(listedFiles(archive, paths));
    const { entries } = await pages;
    await write(toldFiles(archive, entries));
  };
  await allDone([shared(), pages, texts]);
  const { sums } = await pages;
  staging.adopt(sums);
}

/**
 * Waits for all, and throws the failure of the first that failed: none may be left behind, because a thread that still writes
 * would be in the way of clearing up.
 */
async function allDone(works: readonly Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(works)) if (outcome.status === "rejected") throw outcome.reason;
}

function manifest(request: BuildRequest, built: readonly BuiltIssue[]): string {
  const issues = built.map(({ composed: { summary }, onSite, pdf }) => ({
    summary,
    ...(pdf === undefined ? {} : { pages: pdf.pages, pdf }),
    ...(onSite ? { page: `site/${issuePage(summary.ref)}` } : {}),
  }));
  return manifestText({
    issues,
    contains: { pdf: request.pdf, site: request.site },
    press: request.press,
    inspected: request.pdf && request.inspect,
  });
}

/** The site's copy of an issue's PDF. */
export function sitePdfPath(summary: ComposedIssue["summary"]): string {
  return `site/${issueFolder(summary.ref)}/${summary.ref.id}.pdf`;
}

/** The picture of its first page. */
export function sitePicturePath(summary: ComposedIssue["summary"]): string {
  return `site/${issueFolder(summary.ref)}/${pictureName}`;
}
