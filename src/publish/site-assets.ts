import { readFile } from "node:fs/promises";
import { packageFile } from "../model/package-folder.ts";
import type { Site } from "../model/issue.ts";
import { readStyleSheets } from "../render/style-sheets.ts";
import { subsetFont } from "../render/web-font/subset.ts";
import { scriptPath, stylesheetPath } from "./page-shell.ts";
import type { PublishedIssue, SiteFile } from "./published-issue.ts";
import { searchScriptPath } from "./search/search-page.ts";

/** The face of nameplates, below the site: the bundled 小标宋 with the characters of this site's nameplates alone. */
const nameplatePath = "assets/nameplate.woff2";

/** What our own pages set as a nameplate beside the names of site and series. */
const ownNameplates = "没有这一页主题检索";

/** What shared files depend on. */
export interface SiteAssetsInput {
  /** Whose styles/site/ replaces ours file by file; absent: ours alone. */
  readonly repositoryFolder?: string;
  /** All text that is set as a nameplate (see {@link nameplateText}); empty: no face is made. */
  readonly nameplates: string;
}

/**
 * Reads and makes the files that all pages of the site share: the style sheet, one file made of styles/site/, the script, the
 * search page's script, and the face of nameplates.
 */
export async function readSiteAssets({ repositoryFolder, nameplates }: SiteAssetsInput): Promise<SiteFile[]> {
  const [styles, own, search, face] = await Promise.all([
    readStyleSheets("site", repositoryFolder),
    script("site.js"),
    script("search.js"),
    nameplates === ""
      ? undefined
      : readFile(packageFile("assets/fonts/xiaobiaosong.woff2")).then((font) => subsetFont(font, nameplates)),
  ]);
  const faceRule = `@font-face{font-family:"Jianbao Nameplate";font-weight:700;font-display:swap;src:url("nameplate.woff2")format("woff2")}\n`;
  return [
    { path: stylesheetPath, content: face === undefined ? styles : faceRule + styles },
    { path: scriptPath, content: own },
    { path: searchScriptPath, content: search },
    ...(face === undefined ? [] : [{ path: nameplatePath, content: face }]),
  ];
}

function script(name: string): Promise<string> {
  return readFile(packageFile(`assets/site/${name}`), "utf8");
}

/** The text of a site's nameplates. Only of what is on the site: a character of another series would be a trace of it. */
export function nameplateText(site: Site, issues: readonly PublishedIssue[]): string {
  return [site.title, ownNameplates, ...new Set(issues.flatMap(({ summary }) => summary.seriesName))].join("");
}
