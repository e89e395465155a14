/* The line below the pages: where in the source something was typed. */
import { byId, element, say, words } from "./shared.js";

export function showSource({ place, editor }) {
  const copier = element("button", "", words.copy);
  copier.type = "button";
  copier.addEventListener("click", () => copy(place));
  const link = element("a", "", words.editor);
  link.href = editor;
  byId("source").replaceChildren(element("code", "", say("found", { place })), copier, link);
}

export function clearSource(text = words.pageHelp) {
  byId("source").replaceChildren(element("span", "help", text));
}

async function copy(place) {
  try {
    await navigator.clipboard.writeText(place);
    byId("source").querySelector(".help")?.remove();
    byId("source").append(element("span", "help", words.copied));
  } catch {
    // Without the right to the clipboard the place stands there to be copied by hand.
  }
}
