/*
 * The preview's page. The program tells it by server-sent events what the issues, pages and findings are; it asks for pictures of
 * pages by their sums, so that a page that did not change is not asked for again.
 */
import { showBanner, showFindings } from "./findings.js";
import { showList } from "./issues.js";
import { byId, say, shown, status, words } from "./shared.js";
import { clearPages, showPages } from "./sheets.js";

let events;

/** Whether the repository had no issue when it was last told. */
let isEmpty = false;

async function showIssue(issue) {
  const isNew = shown.issue?.id !== issue.id;
  isEmpty = false;
  shown.issue = issue;
  showHead(issue);
  showBanner(issue);
  showFindings();
  if (isNew) clearPages();
  byId("empty").hidden = issue.pages.length > 0 || issue.state === "failed";
  byId("empty").textContent = words.waiting;
  if (issue.state === "failed") status(issue.pages.length > 0 ? "oldPages" : "noPages", true);
  else status("waiting");
  const isWhole = await showPages(issue.pages);
  if (isWhole && issue.state === "ready") status("upToDate");
}

function showHead({ id, title, number, date, classification, draft, pages, freeLines, pdf }) {
  byId("headline").textContent = title || id;
  const facts = [number, date, classification, draft ? words.draft : ""];
  if (pages.length > 0) facts.push(say("pageCount", { n: pages.length }));
  if (freeLines !== undefined) facts.push(say("freeLines", { n: freeLines }));
  byId("facts").textContent = facts.filter((fact) => fact !== "").join("　");
  document.title = `${title || id} · ${words.title}`;
  byId("pdf").hidden = pdf === undefined;
  if (pdf !== undefined) byId("pdf").href = pdf;
}

/** There is no issue, or the one that was shown is gone. */
function showNothing(id) {
  shown.issue = undefined;
  clearPages();
  showBanner(undefined);
  isEmpty = shown.list.issues.length === 0;
  byId("headline").textContent = id || words.noIssue;
  byId("facts").textContent = "";
  byId("pdf").hidden = true;
  byId("empty").hidden = false;
  byId("empty").textContent = isEmpty ? words.noIssues : words.gone;
  document.title = words.title;
  status(undefined);
  showFindings();
}

function connect(id) {
  events?.close();
  events = new EventSource(`events?${new URLSearchParams({ issue: id })}`);
  events.addEventListener("list", ({ data }) => {
    shown.list = JSON.parse(data);
    showList();
    showFindings();
    const [newest] = shown.list.issues;
    // The first issue of a repository that had none is opened by itself.
    if (isEmpty && newest !== undefined) location.hash = newest.id;
  });
  events.addEventListener("issue", ({ data }) => {
    const issue = JSON.parse(data);
    if (shown.id !== issue.id) {
      shown.id = issue.id;
      history.replaceState(null, "", `#${issue.id}`);
      showList();
    }
    showIssue(issue);
  });
  events.addEventListener("gone", () => showNothing(id));
  events.addEventListener("browser-lost", () => status("browserLost", true));
  events.addEventListener("error", () => status("reconnecting", true));
}

function open() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id !== "" && id === shown.id) return;
  shown.id = id;
  status("waiting");
  connect(id);
  showList();
  showPanel("pages");
}

function showPanel(name) {
  document.body.dataset.panel = name;
  for (const button of document.querySelectorAll(".panels button"))
    button.setAttribute("aria-pressed", String(button.dataset.panel === name));
}

for (const button of document.querySelectorAll(".panels button"))
  button.addEventListener("click", () => showPanel(button.dataset.panel));
addEventListener("hashchange", open);
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target instanceof HTMLInputElement) return;
  event.preventDefault();
  showPanel("issues");
  byId("search").focus();
});
open();
