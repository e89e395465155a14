import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { packageFile } from "../model/package-folder.ts";
import { compareText } from "../model/diagnostic.ts";

/** The parts of the printed page's styles, in the order of their rules. */
export const printStyleParts = [
  "base",
  "masthead",
  "contents",
  "article",
  "text",
  "table",
  "figure",
  "attachments",
  "imprint",
  "volume",
] as const;

/** The parts of the site's style sheet, in the order in which one may correct the other. */
export const siteStyleParts = ["base", "text", "index", "tools", "search", "print"] as const;

/**
 * The style sheets of the printed page or of the site, joined: ours, part by part, each replaced by the repository's file of the
 * same name in `styles/print/` or `styles/site/`, and behind them what else stands there, by name.
 * @param repositoryFolder absolute; absent: ours alone. Only regular files count.
 */
export async function readStyleSheets(kind: "print" | "site", repositoryFolder?: string): Promise<string> {
  const parts: readonly string[] = kind === "print" ? printStyleParts : siteStyleParts;
  const ours = fileURLToPath(packageFile(`styles/${kind}/`));
  const theirs = repositoryFolder === undefined ? ours : join(repositoryFolder, "styles", kind);
  const found = await styleSheetsIn(theirs);
  const more = found.filter((name) => !parts.includes(name)).toSorted(compareText);
  const texts = await Promise.all(
    [...parts, ...more].map((name) => readFile(join(found.includes(name) ? theirs : ours, `${name}.css`), "utf8")),
  );
  return texts.join("\n");
}

async function styleSheetsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".css"))
    .map((entry) => entry.name.slice(0, -".css".length));
}
