import type { IssueSource } from "../../read/repository.ts";

/** What changed files ask for. */
export interface Affected {
  /** site.yaml, a series.yaml, a list of words, or templates/: what the threads that read hold. */
  readonly configuration: boolean;
  /** templates/, styles/ or fonts/: everything is set anew. */
  readonly look: boolean;
  /** Main files of the issues to be read again. */
  readonly issues: ReadonlySet<string>;
}

/** The folders of a repository, absolute, with `/`. */
export interface PreviewFolders {
  readonly rootFolder: string;
  readonly contentFolder: string;
}

/**
 * What has to be done again when files changed: an issue for its own files; the issues of a series for its series.yaml, and
 * for a picture that lies outside every issue's folder; all for site.yaml, lists of words, templates, styles and fonts.
 */
export function affectedBy(
  paths: readonly string[],
  sources: readonly IssueSource[],
  { rootFolder, contentFolder }: PreviewFolders,
): Affected {
  const issues = new Set<string>();
  let [configuration, look] = [false, false];
  const add = (some: readonly IssueSource[]): void => some.forEach(({ path }) => issues.add(path));
  for (const path of paths) {
    const inside = path.startsWith(`${contentFolder}/`) ? path.slice(contentFolder.length + 1) : undefined;
    if (inside === undefined) {
      look = true;
      configuration ||= path.startsWith(`${rootFolder}/templates/`);
      add(sources);
      continue;
    }
    configuration ||= /(?:^|\/)(?:site|series)\.yaml$|^words\/[^/]+\.ya?ml$/.test(inside);
    add(issuesOf(path, inside, sources, contentFolder));
  }
  return { configuration, look, issues };
}

function issuesOf(
  path: string,
  inside: string,
  sources: readonly IssueSource[],
  contentFolder: string,
): readonly IssueSource[] {
  const owner = sources.find(
    (source) =>
      source.path === path || (source.kind === "folder" && path.startsWith(source.path.slice(0, -"index.md".length))),
  );
  if (owner !== undefined) return [owner];
  // Markdown that no issue owns is misplaced: nothing is set of it.
  if (/\.md$/i.test(inside)) return [];
  const series = sources.filter((source) => path.startsWith(`${contentFolder}/${source.series}/`));
  return series.length > 0 ? series : sources;
}
