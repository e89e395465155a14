import type { ArticleMarkup, LabelledText } from "../../model/composed.ts";
import { issueFolder, noteAnchor, type NotePlace } from "../paths.ts";
import type { PublishedSeries, SiteFile, WholeIssue } from "../published-issue.ts";
import { shortIssueLine } from "../wording.ts";
import { BigramCollector } from "./bigrams.ts";
import { contentMark } from "./content-mark.ts";
import {
  imprintAnchor,
  packShard,
  receiverName,
  type Catalogue,
  type SearchMessage,
  type Shard,
  type ShardIssue,
  type ShardPassage,
  type SearchedText,
} from "./data.ts";
import { fold } from "./fold.ts";
import { initialsOf, initialsTable, titleLetters, type InitialsTable } from "./initials.ts";
import { identityOf } from "./search.ts";
import { charactersByInitial } from "./tables/initials.ts";

/** The folder of the search data, below the site. */
export const searchFolder = "assets/search";

/** The script that tells which data there is, below the site. */
export const cataloguePath = `${searchFolder}/catalogue.js`;

/** Issues above which the catalogue tells of each year which pairs of characters it holds, so that a query need not load all. */
export const largeArchive = 1500;

/**
 * The search data of a site: a script a year and a catalogue. Of the issues given, all of which have to be public.
 * @param series those with an issue, in the order of the home page.
 * @param issues with their years, in reading order (see {@link searchedText}).
 */
export function searchFiles(
  series: readonly PublishedSeries[],
  issues: readonly { readonly year: number; readonly shard: ShardIssue }[],
  options: { readonly largeArchive: number } = { largeArchive },
): SiteFile[] {
  const years = new Map<number, ShardIssue[]>();
  for (const { year, shard } of issues) years.set(year, [shard, ...(years.get(year) ?? [])]);
  const shards = [...years].map(([year, list]): Shard => ({ year, issues: list })).toSorted((a, b) => b.year - a.year);
  const initials = initialsOf(
    charactersByInitial,
    issues.map(({ shard }) => fold(shard.title)),
  );
  const table = issues.length > options.largeArchive ? initialsTable(initials) : undefined;
  const files = shards.map((shard) => ({ shard, content: script({ shard: packShard(shard) }) }));
  const titles = series.map(({ id, name }) => ({ id, title: name.join("") }));
  const catalogue: Catalogue = {
    series: titles,
    shards: files.map(({ shard, content }) => ({
      year: shard.year,
      // A browser that kept the file of an earlier release asks again when its content changes.
      file: `${shard.year}.js?${contentMark(content)}`,
      issues: shard.issues.length,
      ...(table === undefined ? {} : { bigrams: signatureOf(shard, titles, table) }),
    })),
    initials,
  };
  return [
    { path: cataloguePath, content: script({ catalogue }) },
    ...files.map(({ shard, content }): SiteFile => ({ path: `${searchFolder}/${shard.year}.js`, content })),
  ];
}

function script(message: SearchMessage): string {
  return `${receiverName}(${JSON.stringify(message)});\n`;
}

function signatureOf(shard: Shard, series: Catalogue["series"], table: InitialsTable): string {
  const collector = new BigramCollector();
  for (const issue of shard.issues) {
    const { title, tags, text } = issue;
    for (const one of [title, ...identityOf(issue, shard.year, series), ...tags, ...text.map(([, passage]) => passage)])
      collector.add(fold(one));
    const letters = titleLetters(fold(title), table);
    letters.forEach((second, index) => {
      for (const a of letters[index - 1] ?? "") for (const b of second) collector.add(a + b);
    });
  }
  return collector.signature();
}

/** The searched text of an issue. */
export function searchedText({ summary, web }: Pick<WholeIssue, "summary" | "web">): SearchedText {
  const { masthead, imprint } = web;
  const articles = [...web.articles, ...(web.attachmentPages ?? []).flatMap((page) => page.articles)];
  const passages: ShardPassage[] = [
    ["", [masthead.name.join(""), masthead.issueLine, ...masthead.signers].join("　")],
    ["", [masthead.issuer + (masthead.issuerRole ?? ""), masthead.date].join("　")],
    ["", summary.summary ?? ""],
    ...articles.flatMap((article) => articlePassages(article, summary.title)),
    ...web.attachments.map(({ title }): ShardPassage => ["attachments", title]),
    ["signature", [...(web.signature?.by ?? []), web.signature?.date ?? ""].join("　").trim()],
    ...imprint.distribution.map(({ label, text }): ShardPassage => [imprintAnchor, `${label}：${text}`]),
    [imprintAnchor, [imprint.by ?? "", imprint.printedOn, ...imprint.staff.map(labelled)].join("　").trim()],
    ...summary.corrections.map(({ text }): ShardPassage => ["corrections", text]),
  ];
  return {
    path: `${issueFolder(summary.ref)}/`,
    title: summary.title,
    number: shortIssueLine(summary),
    date: summary.date,
    tags: summary.tags,
    text: passages.filter(([, text]) => text !== "").map(([anchor, text]) => [anchor, text.normalize("NFC")]),
  };
}

/** A headline that is the title too is searched as the title. */
function articlePassages(article: ArticleMarkup, title: string): ShardPassage[] {
  const { anchor } = article;
  const notes = (place: NotePlace): ShardPassage[] =>
    article[place].map(({ text, sign }, index) => [
      noteAnchor(article, place, index),
      `编者按：${text}${sign === undefined ? "" : `（${sign}）`}`,
    ]);
  const headline = article.headline === title ? "" : article.headline;
  const heads = [article.column, article.kicker, headline, article.subhead, article.byline.join("　")];
  return [
    ...notes("notesBeforeHeadline"),
    ...heads.map((text): ShardPassage => [anchor, text ?? ""]),
    ...notes("notesAfterHeadline"),
    ...article.passages.map(({ anchor: own, text }): ShardPassage => [own, text]),
    [`${anchor}-credits`, article.credits.map(labelled).join("　")],
    ...notes("notesAfterText"),
  ];
}

function labelled({ label, names }: LabelledText): string {
  return `${label}：${names.join("　")}`;
}
