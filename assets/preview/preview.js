/*
 * The preview's page. The program tells it by server-sent events what the issues, pages and findings are; it asks for pictures of
 * pages by their sums, so that a page that did not change is not asked for again. Everything is set as text, nothing as markup.
 */
(() => {
  "use strict";
  const words = JSON.parse(document.body.dataset.words);
  const byId = (id) => document.getElementById(id);
  const desk = byId("desk");
  const sheets = byId("sheets");

  /** What is shown: the issue's id, its last view, the list, the line that was found last. */
  const shown = { id: "", issue: undefined, list: { issues: [], findings: [] }, line: undefined };
  let events;
  let renewal = 0;

  const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function status(name, isWrong = false) {
    const place = byId("status");
    place.textContent = say(name);
    place.classList.toggle("wrong", isWrong);
  }

  // Issues ------------------------------------------------------------------------------------------------------------

  function showList() {
    const wanted = byId("search").value.trim().toLowerCase();
    const rows = shown.list.issues.filter((row) =>
      [row.id, row.number, row.title, row.date, row.series, row.draft ? words.draft : "", row.classification]
        .join(" ")
        .toLowerCase()
        .includes(wanted),
    );
    const series = [...new Set(rows.map((row) => row.series))];
    const parts = series.flatMap((name) => [
      element("h2", "series", name),
      ...rows.filter((row) => row.series === name).map(issueRow),
    ]);
    const none = shown.list.issues.length === 0 ? words.noIssues : words.noMatch;
    // A link that has the focus keeps it: rows are made anew.
    const focused = document.activeElement?.dataset?.id;
    byId("list").replaceChildren(...(parts.length === 0 ? [element("p", "none", none)] : parts));
    if (focused) byId("list").querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
  }

  function issueRow(row) {
    const link = element("a", "issue");
    link.href = `#${row.id}`;
    link.dataset.id = row.id;
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

  // Findings ----------------------------------------------------------------------------------------------------------

  function showFindings() {
    const own = shown.issue?.findings ?? [];
    const others = shown.list.findings;
    const parts = [];
    if (own.length > 0) parts.push(findingList(own));
    else parts.push(element("p", "none", words.noFindings));
    if (others.length > 0) parts.push(element("h3", "other", words.elsewhere), findingList(others));
    byId("findings").replaceChildren(...parts);
    const count = own.length + others.length;
    byId("tally").textContent = count > 0 ? ` ${count}` : "";
  }

  function findingList(findings) {
    const list = element("ol", "list");
    list.append(...findings.map(findingItem));
    return list;
  }

  function findingItem(finding) {
    const item = element("li");
    const button = element("button", "finding");
    button.type = "button";
    button.append(
      element("span", `severity ${finding.severity}`, words[finding.severity]),
      element("span", "message", finding.message),
      element("code", "", finding.place),
    );
    button.title = finding.rule;
    button.addEventListener("click", () => {
      for (const one of document.querySelectorAll(".chosen")) one.classList.remove("chosen");
      item.classList.add("chosen");
      showSource(finding);
      copy(finding.place);
      if (finding.spot) showSpot(finding.spot);
    });
    item.append(button, element("p", "fix", `${words.hint}：${finding.hint}`));
    return item;
  }

  // Pages -------------------------------------------------------------------------------------------------------------

  function showIssue(issue) {
    const isNew = shown.issue?.id !== issue.id;
    shown.issue = issue;
    byId("headline").textContent = issue.title || issue.id;
    const facts = [issue.number, issue.date, issue.classification, issue.draft ? words.draft : ""];
    if (issue.pages.length > 0) facts.push(say("pageCount", { n: issue.pages.length }));
    if (issue.freeLines !== undefined) facts.push(say("freeLines", { n: issue.freeLines }));
    byId("facts").textContent = facts.filter((fact) => fact !== "").join("　");
    document.title = `${issue.title || issue.id} · ${words.title}`;
    const pdf = byId("pdf");
    pdf.hidden = issue.pdf === undefined;
    if (issue.pdf !== undefined) pdf.href = issue.pdf;
    showBanner(issue);
    showFindings();
    if (isNew) {
      sheets.replaceChildren();
      desk.scrollTop = 0;
      clearSource();
    }
    showPages(issue.pages);
    status(issue.state === "waiting" ? "waiting" : issue.state === "failed" ? (issue.pages.length > 0 ? "oldPages" : "noPages") : "upToDate", issue.state === "failed");
    byId("empty").hidden = issue.pages.length > 0 || issue.state === "failed";
    byId("empty").textContent = words.waiting;
  }

  function showBanner(issue) {
    const errors = issue.state === "failed" ? issue.findings.filter((one) => one.severity === "error") : [];
    byId("banner").hidden = errors.length === 0;
    byId("banner-text").textContent = issue.pages.length > 0 ? words.oldPages : words.noPages;
    byId("banner-list").replaceChildren(...errors.map(findingItem));
  }

  /** Keeps the sheets that are there, so that nothing moves, and changes their pictures, those in view first. */
  async function showPages(pages) {
    renewal += 1;
    const turn = renewal;
    while (sheets.children.length > pages.length) sheets.lastElementChild.remove();
    while (sheets.children.length < pages.length) sheets.append(makeSheet(sheets.children.length + 1));
    for (const [index, { width, height }] of pages.entries()) {
      const sheet = sheets.children[index];
      sheet.style.aspectRatio = `${width} / ${height}`;
      sheet.dataset.width = width;
      sheet.dataset.height = height;
    }
    const middle = desk.getBoundingClientRect().top + desk.clientHeight / 2;
    const distance = (sheet) => {
      const { top, bottom } = sheet.getBoundingClientRect();
      return Math.max(top - middle, middle - bottom, 0);
    };
    const changed = pages
      .map(({ picture }, index) => ({ picture, sheet: sheets.children[index] }))
      .filter(({ picture, sheet }) => sheet.dataset.picture !== picture)
      .map((one) => ({ ...one, far: distance(one.sheet) }))
      .sort((a, b) => a.far - b.far);
    if (changed.length > 0) removeSpot();
    for (const { picture, sheet } of changed) {
      if (turn !== renewal) return;
      await showPicture(sheet, picture);
    }
  }

  async function showPicture(sheet, picture) {
    const image = new Image();
    image.alt = say("pageNumber", { n: sheet.dataset.page });
    image.src = picture;
    try {
      await image.decode();
    } catch {
      // The page was set anew meanwhile: the next event names the new picture.
      return;
    }
    sheet.querySelector("img")?.remove();
    sheet.prepend(image);
    sheet.dataset.picture = picture;
  }

  function makeSheet(number) {
    const sheet = element("div", "sheet");
    sheet.dataset.page = number;
    sheet.tabIndex = 0;
    sheet.setAttribute("role", "group");
    sheet.setAttribute("aria-label", say("pageNumber", { n: number }));
    sheet.addEventListener("click", (event) => {
      const box = sheet.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * Number(sheet.dataset.width);
      const y = ((event.clientY - box.top) / box.height) * Number(sheet.dataset.height);
      findLine({ page: number, x: x.toFixed(2), y: y.toFixed(2) });
    });
    sheet.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1, Enter: 0 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const isHere = shown.line?.spot.page === number;
      findLine(isHere ? { line: Math.max(0, shown.line.line + step) } : { page: number, first: 1 });
    });
    return sheet;
  }

  /** Asks where a line was typed. */
  async function findLine(query) {
    const response = await fetch(`line?${new URLSearchParams({ issue: shown.id, ...query })}`);
    const line = response.ok ? await response.json() : {};
    removeSpot();
    if (line.spot === undefined) return clearSource(words.notFound);
    shown.line = line;
    showSpot(line.spot, query.line !== undefined);
    if (line.source === undefined) clearSource(words.notFound);
    else showSource(line.source);
  }

  function showSpot(spot, withFocus = false) {
    removeSpot();
    const sheet = sheets.children[spot.page - 1];
    if (sheet === undefined) return;
    const mark = element("div", "spot");
    const [width, height] = [Number(sheet.dataset.width), Number(sheet.dataset.height)];
    mark.style.left = `${(spot.left / width) * 100}%`;
    mark.style.top = `${(spot.top / height) * 100}%`;
    mark.style.width = `${((spot.right - spot.left) / width) * 100}%`;
    mark.style.height = `${((spot.bottom - spot.top) / height) * 100}%`;
    sheet.append(mark);
    const [box, room] = [mark.getBoundingClientRect(), desk.getBoundingClientRect()];
    if (box.top < room.top || box.bottom > room.bottom) mark.scrollIntoView({ block: "center" });
    if (withFocus) sheet.focus({ preventScroll: true });
  }

  function removeSpot() {
    for (const mark of sheets.querySelectorAll(".spot")) mark.remove();
  }

  function showSource({ place, editor }) {
    const copier = element("button", "", words.copy);
    copier.type = "button";
    copier.addEventListener("click", () => copy(place));
    const link = element("a", "", words.editor);
    link.href = editor;
    byId("source").replaceChildren(element("code", "", say("found", { place })), copier, link);
  }

  function clearSource(text = words.pageHelp) {
    shown.line = undefined;
    byId("source").replaceChildren(element("span", "help", text));
  }

  async function copy(place) {
    try {
      await navigator.clipboard.writeText(place);
      byId("source").querySelector(".help")?.remove();
      byId("source").append(element("span", "help", say("copied", { place: "" })));
    } catch {
      // Without the right to the clipboard the place stands there to be copied by hand.
    }
  }

  // What the program tells ---------------------------------------------------------------------------------------------

  function connect(id) {
    events?.close();
    events = new EventSource(`events?${new URLSearchParams({ issue: id })}`);
    events.addEventListener("list", ({ data }) => {
      shown.list = JSON.parse(data);
      showList();
      showFindings();
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
    events.addEventListener("gone", () => {
      shown.issue = undefined;
      renewal += 1;
      sheets.replaceChildren();
      byId("banner").hidden = true;
      byId("headline").textContent = id;
      byId("facts").textContent = "";
      byId("pdf").hidden = true;
      byId("empty").hidden = false;
      byId("empty").textContent = shown.list.issues.length === 0 ? words.noIssues : words.gone;
      showFindings();
    });
    events.addEventListener("browser-lost", () => status("browserLost", true));
    events.addEventListener("error", () => status("reconnecting", true));
    events.addEventListener("open", () => {
      if (shown.issue === undefined) status("waiting");
    });
  }

  function open() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id !== "" && id === shown.id) return;
    shown.id = id;
    connect(id);
    showList();
    showPanel("pages");
  }

  function showPanel(name) {
    document.body.dataset.panel = name;
    for (const button of document.querySelectorAll(".panels button"))
      button.setAttribute("aria-pressed", String(button.dataset.panel === name));
  }

  const zooms = [0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2, 3];
  let zoom = zooms.indexOf(1);
  function setZoom(next) {
    zoom = Math.max(0, Math.min(zooms.length - 1, next));
    const before = desk.scrollTop / Math.max(1, desk.scrollHeight);
    sheets.style.setProperty("--zoom", zooms[zoom]);
    desk.scrollTop = before * desk.scrollHeight;
  }

  byId("search").addEventListener("input", showList);
  byId("smaller").addEventListener("click", () => setZoom(zoom - 1));
  byId("larger").addEventListener("click", () => setZoom(zoom + 1));
  byId("fit").addEventListener("click", () => setZoom(zooms.indexOf(1)));
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
})();
