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
  /** Layout px: width of a rotated page's area. */
  readonly wideWidth: number;
}

/** Swaps an issue's markup into the page and waits for its images; gives the addresses of those that can't be shown. */
export async function swapIssue(request: SwapRequest): Promise<readonly string[]> {
  const root = document.documentElement;
  const sheetStyle = new CSSStyleSheet();
  sheetStyle.replaceSync(request.pageCss);
  document.adoptedStyleSheets = [sheetStyle];
  for (const [name, value] of Object.entries(request.properties)) root.style.setProperty(name, value);
  root.style.setProperty("--wide-width", `${request.wideWidth}px`);
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
  return brokenImages;
}
