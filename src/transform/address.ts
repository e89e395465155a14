import type { ElementContent } from "hast";
import { emWidth } from "./em-width.ts";

/** Marks behind which an address breaks, without a hyphen; not within https://. */
const breakPlaces = /(?<=[^/:][/?&])(?=[^/])/;

/** em; longer pieces of an address may break anywhere, so that none is wider than a line. */
const longestPiece = 20;

/**
 * What is printed behind a link's words: the address where the words are not the address, without mailto: and tel:; nothing
 * for a place in the file.
 */
export function printedAddress(href: string, words: string): string {
  if (href === "" || href.startsWith("#")) return "";
  const shown = href.replace(/^(?:mailto|tel):/i, "");
  return bareAddress(words) === bareAddress(shown) ? "" : shown;
}

function bareAddress(text: string): string {
  return decoded(text.trim())
    .replace(/^https?:\/\//i, "")
    .replace(/\/$/, "");
}

/** Whether a link's words are an address. */
export function isAddress(words: string): boolean {
  return /^(?:https?:\/\/|www\.)[!-~]+$/i.test(words);
}

/** An address in pieces between which it breaks: behind / ? and &, nowhere else. */
export function breakableAddress(text: string): ElementContent[] {
  return text.split(breakPlaces).flatMap((value, index): ElementContent[] => {
    const piece: ElementContent =
      emWidth(value) > longestPiece
        ? { type: "text", value }
        : { type: "element", tagName: "span", properties: { className: ["nb"] }, children: [{ type: "text", value }] };
    return index === 0 ? [piece] : [{ type: "element", tagName: "wbr", properties: {}, children: [] }, piece];
  });
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
