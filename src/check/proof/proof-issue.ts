import type { Root } from "mdast";
import type { Issue, Series, Site } from "../../model/issue.ts";
import type { ObservedSource } from "../../read/article-file.ts";
import { TextPositions } from "../../read/source-text.ts";
import { bodyBlocks } from "./body-blocks.ts";
import type { ProofBlock } from "./block.ts";
import { frontBlocks } from "./front-blocks.ts";
import type { WordLists } from "./words.ts";

/** One article's texts: its headline, if it has one in the body, and the blocks below it in order. */
export interface ProofArticle {
  readonly headline?: ProofBlock;
  readonly blocks: readonly ProofBlock[];
  readonly file: ProofFile;
}

/** One file of an issue: its texts in the order typed. */
export interface ProofFile {
  readonly path: string;
  readonly text: string;
  readonly role: ObservedSource["role"];
  readonly tree: Root | undefined;
  readonly positions: TextPositions;
  readonly front: readonly ProofBlock[];
  readonly articles: readonly ProofArticle[];
}

/** What rules see of an issue: its texts as typed, and, where it has no errors, the issue as read. */
export interface ProofIssue {
  readonly files: readonly ProofFile[];
  readonly articles: readonly ProofArticle[];
  /** Every block of the issue: of each file the front matter, then the body. */
  readonly blocks: readonly ProofBlock[];
  readonly issue?: Issue;
  readonly series: Series;
  readonly site: Site;
  readonly words: WordLists;
}

/** Puts the observed files of an issue together. */
export function proofIssue(
  sources: readonly ObservedSource[],
  about: Pick<ProofIssue, "series" | "site" | "words"> & { readonly issue?: Issue | undefined },
): ProofIssue {
  const files = sources.map(proofFile);
  const articles = files.flatMap((file) => file.articles);
  const { issue, series, site, words } = about;
  return {
    files,
    articles,
    blocks: files.flatMap(({ front, articles: own }) => [...front, ...own.flatMap(articleBlocks)]),
    ...(issue === undefined ? {} : { issue }),
    series,
    site,
    words,
  };
}

/** The texts of an article with its headline. */
export function articleBlocks({ headline, blocks }: ProofArticle): readonly ProofBlock[] {
  return headline === undefined ? blocks : [headline, ...blocks];
}

function proofFile({ path, text, role, map, tree }: ObservedSource): ProofFile {
  const positions = new TextPositions(text);
  const place = { path, text, positions };
  const file: { -readonly [Key in keyof ProofFile]: ProofFile[Key] } = {
    path,
    text,
    role,
    tree,
    positions,
    front: map === undefined ? [] : frontBlocks(map, place),
    articles: [],
  };
  file.articles = tree === undefined ? [] : cutArticles(bodyBlocks(tree, place), file);
  return file;
}

function cutArticles(blocks: readonly ProofBlock[], file: ProofFile): ProofArticle[] {
  const articles: { headline?: ProofBlock; blocks: ProofBlock[]; file: ProofFile }[] = [{ blocks: [], file }];
  for (const block of blocks) {
    if (block.kind === "heading" && block.depth === 1) articles.push({ headline: block, blocks: [], file });
    else articles.at(-1)?.blocks.push(block);
  }
  return articles.filter(({ headline, blocks: own }) => headline !== undefined || own.length > 0);
}
