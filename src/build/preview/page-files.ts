import { readFile } from "node:fs/promises";
import { packageFile } from "../../model/package-folder.ts";
import type { Language } from "../../model/report.ts";
import type { Answer } from "./server.ts";
import { pageWords } from "./words.ts";

const assets = packageFile("assets/preview/");

/** What the page loads, by content type. */
const files = {
  "text/css": ["preview.css"],
  "text/javascript": ["preview.js", "issues.js", "findings.js", "sheets.js", "source.js", "shared.js"],
  "image/svg+xml": ["icon.svg"],
} as const;

/** The page itself: markup in the user's language, style and scripts, by their address. */
export async function readPageFiles(language: Language): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (const [contentType, names] of Object.entries(files))
    for (const name of names)
      answers.set(name, { contentType: `${contentType}; charset=utf-8`, body: await readAsset(name) });
  const words = pageWords(language);
  const texts: Readonly<Record<string, string>> = { ...words, lang: language, words: JSON.stringify(words) };
  const html = await readAsset("preview.html");
  const filled = html.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => escaped(texts[name] ?? whole));
  return answers.set("", { contentType: "text/html; charset=utf-8", body: filled });
}

function readAsset(name: string): Promise<string> {
  return readFile(new URL(name, assets), "utf8");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
