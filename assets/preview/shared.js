/* What the parts of the preview's page share. Everything is set as text, nothing as markup. */

/** Every text of the page in the user's language. */
export const words = JSON.parse(document.body.dataset.words);

/** What is shown: the issue's id, its last view, the list. */
export const shown = { id: "", issue: undefined, list: { issues: [], findings: [] } };

export const byId = (id) => document.getElementById(id);

/** A text with its values put in. */
export const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));

export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Tells the state of the whole; without a name there is nothing to tell. */
export function status(name, isWrong = false) {
  const place = byId("status");
  place.textContent = name === undefined ? "" : say(name);
  place.classList.toggle("wrong", isWrong);
}

/** Puts new children into an element whose focused one, told by its `data-key`, keeps the focus. */
export function replaceKeepingFocus(parent, children) {
  const key = parent.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  parent.replaceChildren(...children);
  if (key !== undefined) parent.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

/** Up and down arrows go from one link or button of a list to the next. */
export function walkByArrows(parent) {
  parent.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.altKey) return;
    const stops = [...parent.querySelectorAll("a, button, summary")].filter((one) => one.getClientRects().length > 0);
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
}
