import { readFile } from "node:fs/promises";
import { scriptPath, stylesheetPath } from "./page-shell.ts";
import { searchScriptPath } from "./search/search-page.ts";
import type { SiteFile } from "./published-issue.ts";

/** The parts of the site's style sheet, in the order in which one may correct the other. */
const stylesheetParts = ["base", "text", "index", "search", "tools", "print"] as const;

/**
 * Reads the files that all pages of the site share: the style sheet, one file made of styles/site/, the script, and the search
 * page's script.
 */
export async function readSiteAssets(): Promise<SiteFile[]> {
  const texts = await Promise.all(
    stylesheetParts.map((part) => readFile(new URL(`../../styles/site/${part}.css`, import.meta.url), "utf8")),
  );
  const [script, search] = await Promise.all(
    ["site.js", "search.js"].map((name) => readFile(new URL(`../../assets/site/${name}`, import.meta.url), "utf8")),
  );
  return [
    { path: stylesheetPath, content: texts.join("\n") },
    { path: scriptPath, content: script ?? "" },
    { path: searchScriptPath, content: search ?? "" },
  ];
}
