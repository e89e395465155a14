import { createHash } from "node:crypto";
import { compareText, type Diagnostic } from "../../model/diagnostic.ts";
import type { Issue } from "../../model/issue.ts";
import { finding } from "../../model/report.ts";
import { allRules } from "./all-rules.ts";
import type { ProofIssue } from "./proof-issue.ts";
import type { IssueFacts } from "./rule.ts";

/** Characters; shorter paragraphs may well come again (a unit line, a closing formula). */
const longParagraph = 50;

/** What the rules of a whole series need of an issue. */
export function issueFacts({ ref, path, places, title, articles, imprint }: Issue, { blocks }: ProofIssue): IssueFacts {
  const names = [...articles.flatMap(({ byline }) => byline), ...(imprint.by === undefined ? [] : [imprint.by])];
  return {
    id: ref.id,
    series: ref.series,
    title: { text: title, place: places.title },
    names: names.filter(({ place }) => place.path === path || articles.some((article) => article.path === place.path)),
    paragraphs: blocks
      .filter(({ kind, text }) => kind === "paragraph" && text.length >= longParagraph)
      .map((block) => ({
        sum: createHash("sha256").update(block.text).digest("base64url").slice(0, 16),
        place: block.place(0, block.text.length),
      })),
  };
}

/** What the rules of a whole series find. @param facts of all issues, each series in the order of its numbers. */
export function runSeriesRules(facts: readonly IssueFacts[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const ids = [...new Set(facts.map(({ series }) => series))].toSorted(compareText);
  for (const id of ids) {
    const own = facts.filter(({ series }) => series === id);
    for (const rule of allRules)
      if (rule.scope === "series")
        rule.check(own, ({ place, params }) => void diagnostics.push(finding(rule.id, place, params)));
  }
  return diagnostics;
}
