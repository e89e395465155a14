/* What was found: by what is wrong, each with the places it stands at. */
import { byId, element, replaceKeepingFocus, say, shown, walkByArrows, words } from "./shared.js";
import { showSpot } from "./sheets.js";
import { showSource } from "./source.js";

/** Places of one fault that are shown before the others are asked for. */
const placesShown = 3;

const gravity = ["error", "warning", "info"];

/** Faults whose other places were asked for. */
const opened = new Set();

let last = "";

/** Shows the findings of the issue, then those that belong to none. */
export function showFindings() {
  const own = shown.issue?.findings ?? [];
  const others = shown.list.findings;
  // Before an issue was read, nothing can be said of it.
  const isRead = shown.issue !== undefined && (shown.issue.state !== "waiting" || shown.issue.pages.length > 0);
  const now = JSON.stringify([own, others, isRead]);
  if (now === last) return;
  last = now;
  const parts = own.length > 0 ? [findingList(own)] : isRead ? [element("p", "none", words.noFindings)] : [];
  if (others.length > 0) parts.push(element("h3", "other", words.elsewhere), findingList(others));
  replaceKeepingFocus(byId("findings"), parts);
  const count = own.length + others.length;
  byId("tally").textContent = count > 0 ? ` ${count}` : "";
}

/** Errors over the last good pages, or in place of pages. */
export function showBanner(issue) {
  const errors = issue?.state === "failed" ? issue.findings.filter((one) => one.severity === "error") : [];
  byId("banner").hidden = errors.length === 0;
  if (errors.length === 0) return;
  byId("banner-text").textContent = issue.pages.length > 0 ? words.oldPages : words.noPages;
  replaceKeepingFocus(byId("banner-list"), [...findingList(errors).children]);
}

/** The gravest first; what says the same is said once. */
function findingList(findings) {
  const groups = new Map();
  for (const finding of [...findings].sort((a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity))) {
    const key = JSON.stringify([finding.rule, finding.message, finding.hint]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const list = element("ol", "list");
  list.append(...[...groups].map(([key, group]) => faultItem(key, group)));
  return list;
}

function faultItem(key, group) {
  const [{ severity, message, hint, rule }] = group;
  const item = element("li");
  const head = element("p", "fault");
  head.append(element("span", `severity ${severity}`, words[severity]), element("span", "message", message));
  if (group.length > 1) head.append(element("span", "count", say("places", { n: group.length })));
  head.title = rule;
  const rest = group.length > placesShown + 1 ? group.slice(placesShown) : [];
  const first = group.slice(0, group.length - rest.length);
  item.append(head, element("p", "fix", `${words.hint}：${hint}`), ...first.map(placeButton));
  if (rest.length > 0) item.append(furtherPlaces(key, rest));
  return item;
}

function furtherPlaces(key, rest) {
  const details = element("details");
  const summary = element("summary", "", say("morePlaces", { n: rest.length }));
  summary.dataset.key = key;
  details.append(summary, ...rest.map(placeButton));
  details.open = opened.has(key);
  details.addEventListener("toggle", () => (details.open ? opened.add(key) : opened.delete(key)));
  return details;
}

function placeButton(finding) {
  const { place, file, line, excerpt, rule, spot } = finding;
  const button = element("button", "finding");
  button.type = "button";
  button.title = place;
  button.dataset.key = `${rule} ${place}`;
  button.append(element("span", "where", say("lineOf", { file, line })));
  if (excerpt !== undefined) {
    const text = element("span", "excerpt");
    text.append(excerpt.before, element("mark", "", excerpt.words), excerpt.after);
    button.append(text);
  }
  button.addEventListener("click", () => {
    for (const one of document.querySelectorAll(".chosen")) one.classList.remove("chosen");
    button.classList.add("chosen");
    showSource(finding);
    if (spot) showSpot(spot);
  });
  return button;
}

walkByArrows(document.querySelector(".findings"));
