import { readFile } from "node:fs/promises";
import { readStyleSheets } from "../render/style-sheets.ts";
import { scriptPath, stylesheetPath } from "./page-shell.ts";
import { searchScriptPath } from "./search/search-page.ts";
import type { SiteFile } from "./published-issue.ts";

/**
 * Reads the files that all pages of the site share: the style sheet, one file made of styles/site/, the script, and the search
 * page's script.
 * @param repositoryFolder whose styles/site/ replaces ours file by file; absent: ours alone.
 */
export async function readSiteAssets(repositoryFolder?: string): Promise<SiteFile[]> {
  const [styles, own, search] = await Promise.all([
    readStyleSheets("site", repositoryFolder),
    script("site.js"),
    script("search.js"),
  ]);
  return [
    { path: stylesheetPath, content: styles },
    { path: scriptPath, content: own },
    { path: searchScriptPath, content: search },
  ];
}

function script(name: string): Promise<string> {
  return readFile(new URL(`../../assets/site/${name}`, import.meta.url), "utf8");
}
