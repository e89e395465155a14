/*
 * Functions that run inside the print page, through the debugging protocol (the page runs no script of its own).
 * They must not name inner functions: loaders that keep names would wrap them in a helper that the page does not have.
 */

/** Where text starts: the name of its destination in the print, and whether it will be on page 1, as far as layout tells. */
export interface TextStart {
  readonly name: string;
  readonly opens: "yes" | "no" | "maybe";
}

/** Where the text starts; absent where there is no such text. */
export interface FirstText {
  /** The first thing that counts as text (7.3.3), contents and notes included. */
  readonly text?: TextStart;
  /** The first of an article's own text. */
  readonly body?: TextStart;
}

/** What settling page 1 asks of the page. */
export interface FirstPageRequest {
  /** Classes of `.masthead` (styles/print/masthead.css) by which it is tightened; none for as it was asked for. */
  readonly tightening: readonly string[];
  /** Layout px of a page. */
  readonly areaHeight: number;
}

/**
 * Sets how far the masthead is tightened, and tells where the text starts: its elements are linked to, so that the print
 * has named destinations for them. Breaks only ever move text down: what lies below page 1 in the unbroken page can't be
 * on it, and a paragraph that ends above its foot is on it.
 */
export function arrangeFirstPage({ tightening, areaHeight }: FirstPageRequest): FirstText {
  const masthead = document.querySelector(".masthead");
  masthead?.classList.remove("up", "no-gap", "one-blank", "no-blank");
  masthead?.classList.add(...tightening);
  const line = Number.parseFloat(getComputedStyle(document.body).lineHeight);
  const foot = document.body.getBoundingClientRect().top + areaHeight;
  const starts: { name: string; opens: "yes" | "no" | "maybe" }[] = [];
  for (const selector of ["main :is(.contents li, .note, .text > *)", "main .text > *"]) {
    const found = document.querySelector(selector);
    if (found === null) continue;
    if (found.id === "") found.id = `first-${starts.length + 1}`;
    if (document.querySelector(`.red-rule a[href="#${CSS.escape(found.id)}"]`) === null) {
      const link = document.createElement("a");
      link.href = `#${found.id}`;
      document.querySelector(".red-rule")?.append(link);
    }
    const box = found.getBoundingClientRect();
    const isParagraph = found.matches("p, li, .note");
    // Two lines stay together (orphans), headings with a line behind them.
    const needed = found.matches("h3, h4, h5, h6")
      ? box.height + line
      : Math.min(box.height, isParagraph ? 2 * line : line);
    const opens = box.top + needed > foot + 2 ? "no" : isParagraph && box.bottom < foot - 2 ? "yes" : "maybe";
    starts.push({ name: found.id, opens });
  }
  const [text, body] = starts;
  return { ...(text === undefined ? {} : { text }), ...(body === undefined ? {} : { body }) };
}
