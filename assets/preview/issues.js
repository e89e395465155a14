/* The list of issues. */
import { byId, element, replaceKeepingFocus, shown, walkByArrows, words } from "./shared.js";

/** Shows the issues that hold what is searched for. */
export function showList() {
  const wanted = byId("search").value.trim().toLowerCase();
  const rows = shown.list.issues.filter((row) => textOf(row).includes(wanted));
  const series = [...new Set(rows.map((row) => row.series))];
  const parts = series.flatMap((name) => [
    element("h2", "series", name),
    ...rows.filter((row) => row.series === name).map(issueRow),
  ]);
  const none = shown.list.issues.length === 0 ? words.noIssues : words.noMatch;
  replaceKeepingFocus(byId("list"), parts.length === 0 ? [element("p", "none", none)] : parts);
  showNeighbours();
}

function textOf({ id, number, title, date, series, draft, classification }) {
  return [id, number, title, date, series, draft ? words.draft : "", classification].join(" ").toLowerCase();
}

function issueRow(row) {
  const link = element("a", "issue");
  link.href = `#${row.id}`;
  link.dataset.id = row.id;
  link.dataset.key = row.id;
  if (row.id === shown.id) link.setAttribute("aria-current", "page");
  const facts = element("span", "row");
  facts.append(element("span", "", row.number), element("span", "", row.date));
  if (row.draft) facts.append(element("span", "mark", words.draft));
  if (row.classification) facts.append(element("span", "mark", row.classification));
  const tally = element("span", "tally");
  if (row.errors > 0) tally.append(element("span", "error", `${words.error} ${row.errors} `));
  if (row.warnings > 0) tally.append(element("span", "", `${words.warning} ${row.warnings}`));
  facts.append(tally);
  link.append(element("span", "title", row.title || row.id), facts);
  return link;
}

/** The row above (-1, newer) or below (1, older) the issue that is shown. */
function neighbour(step) {
  const rows = [...document.querySelectorAll("#list .issue")];
  const at = rows.findIndex((row) => row.dataset.id === shown.id);
  return at < 0 ? undefined : rows[at + step];
}

function showNeighbours() {
  byId("older").disabled = neighbour(1) === undefined;
  byId("newer").disabled = neighbour(-1) === undefined;
}

function openNeighbour(step) {
  const row = neighbour(step);
  if (row === undefined) return;
  location.hash = row.dataset.id;
  row.scrollIntoView({ block: "nearest" });
}

byId("search").addEventListener("input", showList);
byId("older").addEventListener("click", () => openNeighbour(1));
byId("newer").addEventListener("click", () => openNeighbour(-1));
walkByArrows(document.querySelector(".issues"));
addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !event.altKey) return;
  event.preventDefault();
  openNeighbour(step);
});
