import type { ComposedIssue } from "../model/composed.ts";
import { classificationLevels, type ClassificationLevel, type Site } from "../model/issue.ts";

/** Where an issue goes in one build. */
export interface Destination {
  /** Printed into print/. */
  readonly print: boolean;
  /** Published on the site. */
  readonly site: boolean;
  /** Marked 草稿 on every page. */
  readonly draft: boolean;
  /** 秘密 and above without the option that allows them. */
  readonly refused: boolean;
}

/**
 * Decides where an issue goes (contract §4): drafts and embargoed issues appear nowhere without `--drafts`, and then only
 * in print/; issues above the site's `public` only in print/; 秘密 and above only with `--allow-classified`.
 * @param now milliseconds since 1970, which only `publishAt` is compared with.
 */
export function destinationOf(
  { status, publishAt, classification }: Pick<ComposedIssue["summary"], "status" | "publishAt" | "classification">,
  site: Pick<Site, "public">,
  options: { readonly drafts: boolean; readonly allowClassified: boolean; readonly now: number },
): Destination {
  const draft = status === "draft" || (publishAt !== undefined && publishAt > options.now);
  const isClassified = rank(classification) >= rank("秘密");
  const appears = !draft || options.drafts;
  return {
    print: appears && (!isClassified || options.allowClassified),
    site: !draft && rank(classification) <= rank(site.public),
    draft,
    refused: appears && isClassified && !options.allowClassified,
  };
}

/**
 * Whether an issue's id is among those asked for; `*` and `?` are globs. No ids ask for all.
 * @param patterns `<series>-<year>-<NN>` or a glob of it.
 */
export function isSelected(id: string, patterns: readonly string[]): boolean {
  return patterns.length === 0 || patterns.some((pattern) => globPattern(pattern).test(id));
}

/** The patterns that no id matches. */
export function unmatchedPatterns(ids: readonly string[], patterns: readonly string[]): string[] {
  return patterns.filter((pattern) => !ids.some((id) => globPattern(pattern).test(id)));
}

function globPattern(pattern: string): RegExp {
  const source = pattern
    .replaceAll(/[\\^$.|+()[\]{}]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "u");
}

function rank(level: ClassificationLevel): number {
  return classificationLevels.indexOf(level);
}
