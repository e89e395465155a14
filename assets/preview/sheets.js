/* The pages: the PDF's own, as pictures. */
import { byId, element, say, shown, words } from "./shared.js";
import { clearSource, showSource } from "./source.js";

const desk = byId("desk");
const sheets = byId("sheets");

/** The line that was found last. */
let found;
let renewal = 0;

/** Takes all pages away. */
export function clearPages() {
  renewal += 1;
  found = undefined;
  sheets.replaceChildren();
  desk.scrollTop = 0;
  clearSource();
}

/**
 * Keeps the sheets that are there, so that nothing moves, and changes their pictures, those in view first. Tells whether all are shown:
 * not when other pages came meanwhile.
 */
export async function showPages(pages) {
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
    if (turn !== renewal) return false;
    await showPicture(sheet, picture);
  }
  return turn === renewal;
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
    if (step === undefined || event.altKey) return;
    event.preventDefault();
    const isHere = found?.spot.page === number;
    findLine(isHere ? { line: Math.max(0, found.line + step) } : { page: number, first: 1 });
  });
  return sheet;
}

/** Asks where a line was typed. */
async function findLine(query) {
  const response = await fetch(`line?${new URLSearchParams({ issue: shown.id, ...query })}`);
  const line = response.ok ? await response.json() : {};
  removeSpot();
  if (line.spot === undefined) {
    found = undefined;
    clearSource(words.notFound);
    return;
  }
  found = line;
  showSpot(line.spot, query.line !== undefined);
  if (line.source === undefined) clearSource(words.notFound);
  else showSource(line.source);
}

/** Frames a spot of a page, and brings it into view. */
export function showSpot(spot, withFocus = false) {
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

const zooms = [0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2, 3];
let zoom = zooms.indexOf(1);
function setZoom(next) {
  zoom = Math.max(0, Math.min(zooms.length - 1, next));
  const before = desk.scrollTop / Math.max(1, desk.scrollHeight);
  sheets.style.setProperty("--zoom", zooms[zoom]);
  desk.scrollTop = before * desk.scrollHeight;
}

byId("smaller").addEventListener("click", () => setZoom(zoom - 1));
byId("larger").addEventListener("click", () => setZoom(zoom + 1));
byId("fit").addEventListener("click", () => setZoom(zooms.indexOf(1)));
