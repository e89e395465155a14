import { issueFields } from "./issue-schema.ts";

/** Keys of front matter that no page shows, or that a page can't be read back to. */
const unseen = [
  "status",
  "publishAt",
  "tags",
  "summary",
  "corrections",
  "supersedes",
  "layout",
  "contents",
  "attachments",
  "copyNumbers",
];

/** Keys that a Word file may carry: those, and what a page may not show. Anything else is read from its pages. */
export const carriedKeyNames: ReadonlySet<string> = new Set([...unseen, "total", "edition", "title"]);

/**
 * The lines of an issue's front matter that its pages don't show, keys in English.
 * @param text the whole file. @param more further keys that this issue's pages don't show.
 */
export function hiddenKeys(text: string, more: readonly string[]): string {
  const [, front = ""] = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  const wanted = new Set([...unseen, ...more]);
  const english = new Map(Object.entries(issueFields).map(([key, { alias }]) => [alias, key]));
  const kept: string[] = [];
  let isKept = false;
  for (const line of front.split(/\r?\n/)) {
    const match = /^([\p{L}]+)[ \t]*:(.*)$/u.exec(line);
    if (match !== null) {
      const key = english.get(match[1] ?? "") ?? match[1] ?? "";
      isKept = wanted.has(key);
      if (isKept) kept.push(`${key}:${match[2] ?? ""}`);
    } else if (isKept && /^[ \t-]/.test(line)) kept.push(line.startsWith("-") ? `  ${line}` : line);
  }
  return kept.map((line) => `${line}\n`).join("");
}
