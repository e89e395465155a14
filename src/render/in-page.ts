/*
 * Functions that run inside the print page, through the debugging protocol (the page runs no script of its own).
 * They must not name inner functions: loaders that keep names would wrap them in a helper that the page does not have.
 */

/** What is swapped into the print page for one issue. */
export interface SwapRequest {
  readonly title: string;
  readonly html: string;
  /** Drawings (SVG) by the address images have: they are set into the page, where its fonts reach their text. */
  readonly drawings: Readonly<Record<string, string>>;
  readonly pageCss: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly sheets: number;
  /** Layout px: height of the page area. */
  readonly areaHeight: number;
  /** Layout px: width of a rotated page's area. */
  readonly wideWidth: number;
}

/** What layout found out, before printing. */
export interface SwapResult {
  readonly brokenImages: readonly string[];
  /** Ids (`data-place`) of tables that no page can hold, and of tables with a row higher than a page. */
  readonly tooWide: readonly string[];
  readonly tallRows: readonly string[];
  /** Whether a table is set on a rotated page, so that pages differ in height. */
  readonly rotated: boolean;
  /** Text of the first thing that sticks out of the type area, or ''. */
  readonly overflow: string;
}

/** Swaps an issue's markup into the page, waits for its images, fits its tables, and measures the imprint. */
export async function swapIssue(request: SwapRequest): Promise<SwapResult> {
  const root = document.documentElement;
  const sheetStyle = new CSSStyleSheet();
  sheetStyle.replaceSync(request.pageCss);
  document.adoptedStyleSheets = [sheetStyle];
  for (const [name, value] of Object.entries(request.properties)) root.style.setProperty(name, value);
  root.style.setProperty("--wide-width", `${request.wideWidth}px`);
  root.style.setProperty("--sheets", String(request.sheets));
  document.title = request.title;
  document.body.innerHTML = request.html;
  for (const image of document.querySelectorAll("img")) {
    const source = request.drawings[image.getAttribute("src") ?? ""];
    if (source === undefined) continue;
    const drawing = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
    if (drawing.localName !== "svg") continue;
    for (const name of ["width", "height", "x", "y", "class"]) drawing.removeAttribute(name);
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", image.alt);
    drawing.setAttribute("data-style", image.dataset["style"] ?? "");
    image.replaceWith(document.adoptNode(drawing));
  }
  for (const element of document.querySelectorAll<HTMLElement>("[data-style]"))
    element.style.cssText = element.dataset["style"] ?? "";
  const brokenImages: string[] = [];
  for (const image of document.images)
    await image.decode().catch(() => brokenImages.push(image.getAttribute("src") ?? ""));
  const tooWide: string[] = [];
  // Smaller before broken lines, broken lines before a rotated page, and that only at a size that can be read.
  const fits = [
    "",
    "small",
    "wrap",
    "wrap small",
    "wrap smallest",
    "wide",
    "wide small",
    "wide wrap small",
    "wide wrap smallest",
  ];
  const tallRows: string[] = [];
  for (const box of document.querySelectorAll<HTMLElement>(".table-box")) {
    const table = box.querySelector("table");
    if (table === null) continue;
    for (const fit of fits) {
      box.className = `table-box ${fit}`;
      if (table.scrollWidth <= box.clientWidth + 1 && table.getBoundingClientRect().width <= box.clientWidth + 1) break;
      if (fit === fits.at(-1)) tooWide.push(box.dataset["place"] ?? "");
    }
    const tallest = box.classList.contains("wide") ? root.clientWidth : request.areaHeight;
    for (const row of table.rows) {
      if (row.getBoundingClientRect().height <= Math.min(tallest, request.areaHeight) * 0.8) continue;
      row.className = "tall";
      if (!tallRows.includes(box.dataset["place"] ?? "")) tallRows.push(box.dataset["place"] ?? "");
    }
  }
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
  return { brokenImages, tooWide, tallRows, rotated: rotated.length > 0, overflow };
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
