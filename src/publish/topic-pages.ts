import type { Archive } from "./archive.ts";
import { ledgerRow } from "./ledger.ts";
import { pageShell } from "./page-shell.ts";
import { relativeAddress, topicsPage } from "./paths.ts";
import type { SiteFile } from "./published-issue.ts";
import type { Topic } from "./topics.ts";

/** A topic as pages link it. */
export interface TopicLink {
  readonly label: string;
  readonly href: string;
  /** Issues it has. */
  readonly count: number;
}

/** Topics as the page `from` links them. */
export function topicLinks(topics: readonly Topic[], from: string): TopicLink[] {
  return topics.map(({ label, path, issues }) => ({ label, href: relativeAddress(from, path), count: issues.length }));
}

/** topics/index.html and a page per topic; none where no issue has a tag. */
export function topicPages(archive: Archive): SiteFile[] {
  if (archive.topics.length === 0) return [];
  return [topicsIndexPage(archive), ...archive.topics.map((topic) => topicPage(archive, topic))];
}

function topicsIndexPage({ site, templates, topics }: Archive): SiteFile {
  const path = topicsPage;
  return {
    path,
    content: templates.render("site/topics.njk", {
      page: pageShell(site, {
        path,
        kind: "index",
        title: `主题 - ${site.title}`,
        description: `${site.title}各期的主题，共${topics.length}个`,
        trail: [{ text: site.title, href: relativeAddress(path, "index.html") }],
      }),
      topics: topicLinks(topics, path),
    }),
  };
}

function topicPage(archive: Archive, topic: Topic): SiteFile {
  const { site, templates } = archive;
  const { path, label, issues } = topic;
  return {
    path,
    content: templates.render("site/topic.njk", {
      page: pageShell(site, {
        path,
        kind: "index",
        title: `${label} - 主题 - ${site.title}`,
        description: `${site.title}中关于“${label}”的简报，共${issues.length}期`,
        trail: [
          { text: site.title, href: relativeAddress(path, "index.html") },
          { text: "主题", href: relativeAddress(path, topicsPage) },
        ],
      }),
      label,
      count: issues.length,
      rows: issues.toReversed().map((issue) => ledgerRow(archive, issue, path, "with-series")),
    }),
  };
}
