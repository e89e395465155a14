import { carriedKeyNames } from "../hidden-keys.ts";
import type { Manuscript } from "../../model/manuscript.ts";

type Carried = Pick<Manuscript, "hidden" | "articleNames" | "attachmentNames">;

/** What our own export says in a property of the file; anything else there says nothing. */
export function readCarried(property: string | undefined): Carried {
  if (property === undefined) return {};
  let value: unknown;
  try {
    value = JSON.parse(property);
  } catch {
    return {};
  }
  if (typeof value !== "object" || value === null) return {};
  const { frontMatter, articles, attachments } = value as Readonly<Record<string, unknown>>;
  return {
    ...(typeof frontMatter === "string" && isFrontMatter(frontMatter) ? { hidden: frontMatter } : {}),
    ...(isNames(articles) ? { articleNames: articles } : {}),
    ...(isNames(attachments) ? { attachmentNames: attachments } : {}),
  };
}

/** Whole lines of keys that may be carried, and what is indented below them; no end of the front matter. */
function isFrontMatter(text: string): boolean {
  const lines = text.split("\n");
  return (
    lines.pop() === "" &&
    lines.every((line) => {
      const key = /^([\p{L}]+):/u.exec(line)?.[1];
      return key === undefined ? /^(?:[ \t]+\S.*)?$/.test(line) : carriedKeyNames.has(key);
    })
  );
}

/** Names of files beside the issue, each once: no folders, nothing hidden, not the issue's own file. */
function isNames(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    new Set(value.map((name) => String(name).toLowerCase())).size === value.length &&
    value.every(
      (name) =>
        typeof name === "string" &&
        name.toLowerCase() !== "index.md" &&
        /^[\p{L}\p{N}][\p{L}\p{N} ._-]*\.md$/u.test(name),
    )
  );
}
