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

/** Whole lines of keys and what is indented below them, no end of the front matter. */
function isFrontMatter(text: string): boolean {
  return text === "" || (/^(?:(?:[\p{L}]+:|[ \t]+\S|#).*\n|\n)+$/u.test(text) && !/^---/m.test(text));
}

/** Names of files beside the issue: no folders, nothing hidden. */
function isNames(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.every((name) => typeof name === "string" && /^[\p{L}\p{N}][\p{L}\p{N} ._-]*\.md$/u.test(name))
  );
}
