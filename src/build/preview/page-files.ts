import { readFile } from "node:fs/promises";
import type { Language } from "../../model/report.ts";
import type { Answer } from "./server.ts";
import { pageWords } from "./words.ts";

const assets = new URL("../../../assets/preview/", import.meta.url);

/** The page itself: markup in the user's language, style and script, by their address. */
export async function readPageFiles(language: Language): Promise<ReadonlyMap<string, Answer>> {
  const [html, css, script, icon] = await Promise.all(
    ["preview.html", "preview.css", "preview.js", "icon.svg"].map((name) => readFile(new URL(name, assets), "utf8")),
  );
  const words = pageWords(language);
  const texts: Readonly<Record<string, string>> = { ...words, lang: language, words: JSON.stringify(words) };
  const filled = (html ?? "").replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => escaped(texts[name] ?? whole));
  return new Map<string, Answer>([
    ["", { contentType: "text/html; charset=utf-8", body: filled }],
    ["preview.css", { contentType: "text/css; charset=utf-8", body: css ?? "" }],
    ["preview.js", { contentType: "text/javascript; charset=utf-8", body: script ?? "" }],
    ["icon.svg", { contentType: "image/svg+xml", body: icon ?? "" }],
  ]);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
