/*
 * Functions that run inside the print page, through the debugging protocol (the page runs no script of its own).
 * They must not name inner functions: loaders that keep names would wrap them in a helper that the page does not have.
 */

/** What arranging the sheet found. */
export interface SheetResult {
  /** Whether a table is set on a rotated page, so that pages differ in height. */
  readonly rotated: boolean;
  /** Text of the first thing that sticks out of the type area, or ''. */
  readonly overflow: string;
  /** Layout px: height of the imprint with its distance from the page area's foot; of its first page where it has several. */
  readonly imprintHeight: number;
  /** Pages that the imprint takes: more than one where its distribution list is longer than a page. */
  readonly imprintPages: number;
}

/** What arranging the sheet needs. */
export interface SheetRequest {
  /** Pages that the imprint's last page must be a multiple of. */
  readonly multiple: number;
}

/**
 * Gives rotated tables pages of their own, makes room for the imprint, marks the text's end, and looks for what sticks out
 * of the type area.
 * @param imprintPages pages that {@link splitImprint} made, the step before.
 */
export function arrangeSheet({ multiple }: SheetRequest, imprintPages: number): SheetResult {
  const root = document.documentElement;
  const imprint = document.querySelector<HTMLElement>(".imprint");
  const rotated = document.querySelectorAll<HTMLElement>(".wide");
  // What belongs to a table goes where it goes.
  for (const box of rotated) {
    for (let part = box.previousElementSibling; part?.matches(".caption, .table-unit") === true;) {
      box.prepend(part);
      part = box.previousElementSibling;
    }
    for (let part = box.nextElementSibling; part?.matches(".table-note") === true;) {
      box.append(part);
      part = box.nextElementSibling;
    }
  }
  // Of three lines, two and one would part: Chromium (143, 156) keeps orphans first, and then lets the widow stand.
  const line = Number.parseFloat(getComputedStyle(document.body).lineHeight);
  for (const block of document.querySelectorAll("main :is(p, li):not(.masthead *, table *)"))
    if (Math.round(block.getBoundingClientRect().height / line) === 3) block.classList.add("whole");
  const end = document.createElement("div");
  end.className = "text-end";
  end.id = "text-end";
  const link = document.createElement("a");
  link.href = "#text-end";
  end.append(link);
  document.querySelector("main")?.append(end);
  const lastRotated = rotated[rotated.length - 1];
  if (lastRotated !== undefined && imprint !== null) {
    // Pages of two heights: only what follows the last rotated one can be rounded up to whole pages.
    const rest = document.createRange();
    rest.setStartAfter(lastRotated);
    rest.setEndBefore(imprint);
    // Where nothing follows it, the text ends on its page.
    if (rest.toString().trim() === "" && rest.cloneContents().querySelector("img, svg, table") === null)
      lastRotated.append(end);
    const tail = document.createElement("div");
    tail.className = "sheet";
    tail.append(rest.extractContents(), imprint);
    for (const copy of tail.querySelectorAll("[id]"))
      if (document.getElementById(copy.id) !== null) copy.removeAttribute("id");
    const open = document.querySelector(".sheet");
    open?.classList.add("open");
    open?.after(tail);
  }
  const sheets = lastRotated === undefined ? multiple : 1;
  root.style.setProperty("--sheets", String(sheets));
  // Pages of the imprint behind the sheet count for the multiple, too.
  root.style.setProperty("--imprint-pages-after", String(sheets === 1 ? 0 : imprintPages - 1));
  const foot = imprint === null ? 0 : Number.parseFloat(getComputedStyle(imprint).insetBlockEnd) || 0;
  const imprintHeight = (imprint?.getBoundingClientRect().height ?? 0) + foot;
  root.style.setProperty("--imprint-room", `${imprintHeight}px`);
  let overflow = "";
  for (const sheet of document.querySelectorAll<HTMLElement>(".sheet")) {
    if (sheet.scrollWidth <= sheet.clientWidth + 2) continue;
    const edge = sheet.getBoundingClientRect().right + 2;
    for (const element of sheet.querySelectorAll<HTMLElement>("*")) {
      if (overflow === "" && element.closest(".wide") === null && element.getBoundingClientRect().right > edge)
        overflow = element.textContent?.trim().slice(0, 40) ?? "";
    }
  }
  return { rotated: rotated.length > 0, overflow, imprintHeight, imprintPages };
}

/** How the imprint is placed when the first print could not do it in one flow. */
export interface TailRequest {
  /** Unnumbered blank pages before the imprint's own page. */
  readonly blankPages: number;
  /** Whether the imprint's pages, too, carry no folio: they do so behind a blank page (7.5). */
  readonly silent: boolean;
  /** Page numbers of contents entries by article anchor. */
  readonly pageOf: Readonly<Record<string, number>>;
}

/** Fills in page numbers and, where asked, moves the imprint to a page of its own behind blank pages. */
export function setTail(request: TailRequest & { readonly ownPage: boolean }): void {
  for (const cell of document.querySelectorAll<HTMLElement>("[data-page-of]")) {
    cell.textContent = String(request.pageOf[cell.dataset["pageOf"] ?? ""] ?? "");
  }
  if (!request.ownPage) return;
  const imprint = document.querySelector<HTMLElement>(".imprint");
  if (imprint === null) return;
  for (const sheet of document.querySelectorAll<HTMLElement>(".sheet")) sheet.classList.add("open");
  const page = document.createElement("section");
  page.className = "imprint-page";
  page.append(imprint);
  // What held nothing but the imprint would be a page of its own, with a folio.
  for (const sheet of document.querySelectorAll(".sheet + .sheet"))
    if (sheet.textContent?.trim() === "" && sheet.querySelector("img, svg, table") === null) sheet.remove();
  const next = document.querySelector(".imprint-page");
  for (let count = 0; count < request.blankPages; count += 1) {
    const blank = document.createElement("div");
    blank.className = "blank-page";
    document.body.insertBefore(blank, next);
  }
  document.body.insertBefore(page, next);
  if (request.silent) for (const own of document.querySelectorAll(".imprint-page")) own.classList.add("silent");
}

/** What pulling lines needs, in layout px. */
export interface PullRequest {
  readonly areaHeight: number;
  readonly imprintHeight: number;
}

/**
 * Breaks the page before the text's last two lines, so that the imprint on the next page does not stand alone: within a
 * paragraph that keeps two lines, else before the last blocks that may be parted from what is above them.
 * @returns false where the rules allow no such break: page 1 must show text, and nothing else may be torn.
 */
export function pullLines({ areaHeight, imprintHeight }: PullRequest): boolean {
  const line = Number.parseFloat(getComputedStyle(document.documentElement).lineHeight);
  const inOne = "tr, figure, .wide";
  const blocks = [
    ...document.querySelectorAll<HTMLElement>("main :is(p, li, h2, h3, h4, h5, h6, pre, tr, figure)"),
  ].filter(
    (block) =>
      block.parentElement?.closest(inOne) === null && (block.matches(inOne) || block.querySelector("p, li") === null),
  );
  const first = blocks.findIndex((block) => block.closest(".text") !== null);
  let taken = 0;
  for (let index = blocks.length - 1; index >= first && first >= 0; index -= 1) {
    const block = blocks[index];
    const before = blocks[index - 1];
    if (block === undefined || block.closest(".wide") !== null) return false;
    const height = block.getBoundingClientRect().height;
    const lines = Math.round(height / line);
    if (imprintHeight + (taken + lines) * line > areaHeight && lines < 4) return false;
    if (lines >= 4 && block.matches("p, li")) {
      const edge = block.getBoundingClientRect().bottom - 2 * line;
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      const rest = document.createRange();
      rest.selectNodeContents(block);
      for (
        let text = walker.lastChild() ?? null, inside = true;
        text !== null && inside;
        text = walker.previousNode()
      ) {
        for (let at = (text.nodeValue ?? "").length - 1; at >= 0 && inside; at -= 1) {
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          const box = range.getBoundingClientRect();
          inside = box.height === 0 || (box.top + box.bottom) / 2 > edge;
          if (inside) rest.setStart(text, at);
        }
      }
      const carried = document.createElement("span");
      carried.className = "carried";
      carried.append(rest.extractContents());
      block.append(carried);
      block.classList.add("carries");
      return true;
    }
    // Page 1 must show text (7.3.3).
    if (before === undefined || index === first) return false;
    taken += lines;
    const isKept =
      getComputedStyle(block).breakBefore === "avoid" ||
      getComputedStyle(before).breakAfter === "avoid" ||
      [...document.querySelectorAll("main *")].some(
        (box) => getComputedStyle(box).breakInside === "avoid" && box.contains(block) && box.contains(before),
      );
    if (taken < 2 || isKept) continue;
    block.style.breakBefore = "page";
    // A margin that stands before a forced break stays behind it.
    block.style.marginBlockStart = "0";
    return true;
  }
  return false;
}
