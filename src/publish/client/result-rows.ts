import type { Catalogue } from "../search/data.ts";
import { dateText } from "../wording.ts";
import type { Term } from "../search/query.ts";
import type { Hit } from "../search/search.ts";
import { markedPieces, snippetsOf, type Piece } from "../search/snippet.ts";

/** A row of the ledger for a hit. Built of text nodes alone: what an issue holds is never read as markup. */
export function resultRow({ indexed }: Hit, terms: readonly Term[], series: Catalogue["series"]): HTMLElement {
  const { issue } = indexed;
  const page = `${issue.path}index.html`;
  const snippets = snippetsOf(issue, terms);
  const row = element("li");
  row.append(element("span", "number", issue.number));
  const date = element("time", "date", dateText(issue.date));
  date.setAttribute("datetime", issue.date);
  const entry = element("span", "entry");
  const title = link(addressOf(page, snippets[0]?.anchor), "");
  title.append(...marked(markedPieces(issue.title, terms)));
  entry.append(title);
  if (series.length > 1) entry.append(" ", element("span", "byline", series[issue.series]?.title ?? ""));
  for (const { anchor, pieces } of snippets) {
    const snippet = link(addressOf(page, anchor), "snippet");
    snippet.append(...marked(pieces));
    entry.append(snippet);
  }
  row.append(date, entry);
  return row;
}

function marked(pieces: readonly Piece[]): Node[] {
  return pieces.map(({ text, marked: isMarked }) =>
    isMarked ? element("mark", "", text) : document.createTextNode(text),
  );
}

function addressOf(page: string, anchor: string | undefined): string {
  return anchor === undefined || anchor === "" ? page : `${page}#${encodeURIComponent(anchor)}`;
}

function link(address: string, className: string): HTMLElement {
  const anchor = element("a", className);
  anchor.setAttribute("href", address);
  return anchor;
}

function element(name: string, className = "", text = ""): HTMLElement {
  const created = document.createElement(name);
  if (className !== "") created.className = className;
  if (text !== "") created.textContent = text;
  return created;
}
