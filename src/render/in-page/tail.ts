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
}

/** Gives rotated tables pages of their own, measures the imprint, and looks for what sticks out of the type area. */
export function arrangeSheet(): SheetResult {
  const root = document.documentElement;
  const imprint = document.querySelector<HTMLElement>(".imprint");
  const rotated = document.querySelectorAll<HTMLElement>(".wide");
  for (const box of rotated) {
    const caption = box.previousElementSibling;
    if (caption?.classList.contains("caption") === true) box.prepend(caption);
  }
  const lastRotated = rotated[rotated.length - 1];
  if (lastRotated !== undefined && imprint !== null) {
    // Pages of two heights: only what follows the last rotated one can be rounded up to whole pages.
    const rest = document.createRange();
    rest.setStartAfter(lastRotated);
    rest.setEndBefore(imprint);
    const tail = document.createElement("div");
    tail.className = "sheet";
    tail.append(rest.extractContents(), imprint);
    for (const copy of tail.querySelectorAll("[id]"))
      if (document.getElementById(copy.id) !== null) copy.removeAttribute("id");
    document.querySelector(".sheet")?.classList.add("open");
    document.body.append(tail);
    root.style.setProperty("--sheets", "1");
  }
  root.style.setProperty("--imprint-height", `${imprint?.getBoundingClientRect().height ?? 0}px`);
  let overflow = "";
  for (const sheet of document.querySelectorAll<HTMLElement>(".sheet")) {
    if (sheet.scrollWidth <= sheet.clientWidth + 2) continue;
    const edge = sheet.getBoundingClientRect().right + 2;
    for (const element of sheet.querySelectorAll<HTMLElement>("*")) {
      if (overflow === "" && element.closest(".wide") === null && element.getBoundingClientRect().right > edge)
        overflow = element.textContent?.trim().slice(0, 40) ?? "";
    }
  }
  return { rotated: rotated.length > 0, overflow };
}

/** How the imprint is placed when the first print could not do it in one flow. */
export interface TailRequest {
  /** Unnumbered blank pages before the imprint's own page. */
  readonly blankPages: number;
  /** Whether the imprint's page, too, carries no folio: it does so behind a blank page (7.5). */
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
  for (let count = 0; count < request.blankPages; count += 1) {
    const blank = document.createElement("div");
    blank.className = "blank-page";
    document.body.append(blank);
  }
  const page = document.createElement("section");
  page.className = request.silent ? "imprint-page silent" : "imprint-page";
  page.append(imprint);
  document.body.append(page);
}
