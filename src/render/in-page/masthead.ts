/*
 * Functions that run inside the print page, through the debugging protocol (the page runs no script of its own).
 * They must not name inner functions: loaders that keep names would wrap them in a helper that the page does not have.
 */

/** What fitting the masthead needs, in layout px. */
export interface MastheadRequest {
  readonly areaWidth: number;
  readonly zi: number;
}

/** What fitting the masthead found. */
export interface MastheadResult {
  /** Whether issuer and date (and the issue line, where it was to stand between them) did not fit on one row. */
  readonly rowStacked: boolean;
}

/**
 * Sizes each line of the nameplate to the type area's width, centres it by its ink and puts the first one's ink at the
 * nameplate's upper edge. A pre-printed nameplate gives way to a space of its height: it is on the paper, not in the file.
 */
export function fitNameplate({ areaWidth }: MastheadRequest): void {
  const canvas = document.createElement("canvas").getContext("2d");
  const nameplate = document.querySelector<HTMLElement>(".nameplate");
  for (const line of nameplate?.querySelectorAll<HTMLElement>(":scope > span") ?? []) {
    const style = getComputedStyle(line);
    const characters = [...(line.textContent ?? "")];
    if (canvas === null || characters.length === 0) continue;
    // Ink is read at 1000 px, so that whole pixels are thousandths of an em.
    canvas.font = `1000px ${style.fontFamily}`;
    const whole = canvas.measureText(characters.join(""));
    const last = canvas.measureText(characters.at(-1) ?? "");
    const advance = whole.width / 1000;
    const [left, right] = [-whole.actualBoundingBoxLeft / 1000, (last.width - last.actualBoundingBoxRight) / 1000];
    // The side with less white of its own gets the difference, so that the ink is centred.
    const uneven = Math.abs(left - right);
    const gaps = characters.length - 1;
    const tracking = Number(line.dataset["tracking"]) * gaps;
    const size = Math.min(Number.parseFloat(style.fontSize), areaWidth / (advance + tracking + uneven));
    const isSpread = line.dataset["spread"] === "true" && gaps > 0;
    const white = isSpread ? uneven * size : areaWidth - (advance + tracking) * size;
    const start = (white + (right - left) * size) / 2;
    line.style.fontSize = `${size}px`;
    line.style.paddingInline = `${start}px ${white - start}px`;
    // From the top of a line one em high down to the ink.
    const baseline = (1000 + whole.fontBoundingBoxAscent - whole.fontBoundingBoxDescent) / 2000;
    if (line.previousElementSibling === null)
      line.style.marginBlockStart = `${-(baseline - whole.actualBoundingBoxAscent / 1000) * size}px`;
  }
  if (nameplate === null || document.querySelector(".masthead.preprinted") === null) return;
  const space = document.createElement("div");
  space.style.blockSize = `${nameplate.getBoundingClientRect().height}px`;
  nameplate.replaceWith(space);
}

/**
 * Fits issuer and date on their row: with half the gap between them where they are long, on rows of their own where they are
 * longer. An issue line that has no room between them goes back above them.
 */
export function fitIssuerRow({ areaWidth, zi }: MastheadRequest): MastheadResult {
  const row = document.querySelector<HTMLElement>(".issuer-row");
  const [issuer, date] = [row?.querySelector(".issuer"), row?.querySelector(".date")];
  if (!(row instanceof HTMLElement) || !(issuer instanceof Element) || !(date instanceof Element))
    return { rowStacked: false };
  const room = areaWidth - 2 * zi;
  const [issuerWidth, dateWidth] = [issuer.scrollWidth, date.scrollWidth];
  const middle = row.querySelector(".issue-line");
  const lacksMiddle = middle !== null && Math.max(issuerWidth, dateWidth) + zi / 2 > (room - middle.scrollWidth) / 2;
  if (lacksMiddle) {
    row.before(middle);
    row.classList.replace("three", "sides");
  }
  const isStacked = issuerWidth + dateWidth + zi / 2 > room;
  if (isStacked) row.classList.add("stacked");
  else if (issuerWidth + dateWidth + zi > room) row.classList.add("close");
  return { rowStacked: isStacked || lacksMiddle };
}

/** Draws the leaders of the contents list: as long as an entry's last line leaves room. */
export function drawLeaders({ zi }: MastheadRequest): void {
  for (const entry of document.querySelectorAll(".contents .title")) {
    const range = document.createRange();
    range.selectNodeContents(entry);
    const end = [...range.getClientRects()].at(-1)?.right ?? 0;
    const rest = entry.getBoundingClientRect().right - end - zi / 2;
    if (rest < zi || entry.nextElementSibling === null) continue;
    const leader = document.createElement("span");
    leader.className = "leader";
    leader.style.inlineSize = `${Math.floor(rest)}px`;
    entry.append(leader);
  }
}
