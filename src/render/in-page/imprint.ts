/*
 * Functions that run inside the print page, through the debugging protocol (the page runs no script of its own).
 * They must not name inner functions: loaders that keep names would wrap them in a helper that the page does not have.
 */

/**
 * Breaks an imprint that is higher than a page over pages, line by line: the last page is full and the first holds the
 * rest, so that each part stands at its page's foot between rules of its own. The first part stays where the imprint was;
 * the others get pages behind the sheet. A row that goes on keeps its hanging indent, and its label is not repeated.
 * @param room layout px: height of the type area.
 * @returns how many pages the imprint takes, 1 for one that fits.
 */
export function splitImprint(room: number): number {
  const imprint = document.querySelector<HTMLElement>(".imprint");
  if (imprint === null) return 1;
  const style = getComputedStyle(imprint);
  const rule = Number.parseFloat(style.borderBlockStartWidth);
  const parts: HTMLElement[] = [];
  for (let box = imprint.getBoundingClientRect(); box.height > room; box = imprint.getBoundingClientRect()) {
    // What starts above the edge goes to the page before, and the rule of this page's part stands there.
    const edge = box.bottom - room + rule;
    const rows = [...imprint.querySelectorAll(":scope > div > *")];
    const fitting = rows.findIndex((row) => row.getBoundingClientRect().top >= edge);
    const crossing = fitting < 0 ? rows.length - 1 : fitting - 1;
    // Every character of the row that stands across the edge, in nodes of its own where lines were fitted.
    const words = rows[crossing]?.querySelector(".names") ?? null;
    const places: [Text, number][] = [];
    const walker = document.createTreeWalker(words ?? imprint, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null && words !== null; node = walker.nextNode())
      if (node instanceof Text) for (let at = 0; at < node.length; at += 1) places.push([node, at]);
    const range = document.createRange();
    let [cut, high] = [0, places.length];
    while (cut < high) {
      const middle = (cut + high) >> 1;
      const [node, at] = places[middle] ?? [undefined, 0];
      if (node === undefined) break;
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      // A line's own box: half of its leading lies above the characters.
      const character = range.getBoundingClientRect();
      const top = (character.top + character.bottom - Number.parseFloat(style.lineHeight)) / 2;
      if (top >= edge - 1) high = middle;
      else cut = middle + 1;
    }
    // Nothing can be cut off: a line higher than a page stays as it is.
    if (fitting === 0 || (fitting < 0 && cut >= places.length)) break;
    const part = imprint.cloneNode(true) as HTMLElement;
    for (const [index, row] of [...part.querySelectorAll(":scope > div > *")].entries()) {
      if (index < crossing || (index === crossing && cut >= places.length)) row.remove();
      const own = row.querySelector(".names");
      if (index !== crossing || cut === 0 || cut >= places.length || own === null) continue;
      row.classList.add("goes-on");
      // The same place in the copy: what comes before it stays on the page before.
      const inCopy = document.createTreeWalker(own, NodeFilter.SHOW_TEXT);
      range.setStart(own, 0);
      let left = cut;
      for (let node = inCopy.nextNode(); node instanceof Text && left >= 0; node = inCopy.nextNode()) {
        if (left <= node.length) range.setEnd(node, left);
        left -= node.length;
        if (left <= 0) break;
      }
      range.deleteContents();
    }
    for (const [index, row] of rows.entries()) if (index > crossing || (index === crossing && cut === 0)) row.remove();
    const [node, at] = places[cut] ?? [undefined, 0];
    if (words !== null && node !== undefined && cut > 0) {
      range.selectNodeContents(words);
      range.setStart(node, at);
      range.deleteContents();
      // What stands at the row's other end stands there once, on the last page.
      words.nextElementSibling?.remove();
    }
    for (const group of [...part.children, ...imprint.children]) if (group.childElementCount === 0) group.remove();
    parts.unshift(part);
  }
  for (const part of parts) {
    const page = document.createElement("section");
    page.className = "imprint-page";
    page.append(part);
    document.body.append(page);
  }
  return parts.length + 1;
}
