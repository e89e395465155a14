import type {
  FittingParagraph,
  FittingSource,
  FittingToken,
  MeasureRequest,
  ParagraphSetting,
} from "../fitting/paragraph.ts";

/*
 * Functions that run inside the print page, through the debugging protocol (the page runs no script of its own).
 * They must not name inner functions: loaders that keep names would wrap them in a helper that the page does not have.
 */

/** A paragraph as it is read. */
interface Draft {
  article: string;
  text: string;
  width: number;
  indent: number;
  justified: boolean;
  runs: [number, number][];
  boxes: [number, number][];
  glued: number[];
  pieces: { node: Text; start: number }[];
}

/** A paragraph's block and text nodes, kept in the page between reading and setting. */
interface Stash {
  readonly block: HTMLElement;
  readonly pieces: readonly { readonly node: Text; readonly start: number }[];
  readonly turns: readonly HTMLElement[];
}

/** Reads all paragraphs that run to both edges, and those of notes and imprint: texts, styles, widths of what is in them. */
export function readParagraphs(): FittingSource {
  const fonts: { font: string; spacing: string }[] = [];
  const paragraphs: FittingParagraph[] = [];
  const stash: Stash[] = [];
  const blocks = document.querySelectorAll<HTMLElement>(
    "main :is(p, li, h3, h4, h5, h6, dd):not(.masthead *, .contents *, table *, figure *), .imprint :is(p, div, span)",
  );
  for (const block of blocks) {
    const css = getComputedStyle(block);
    const isJustified = css.textAlign === "justify";
    if (!isJustified && (css.textAlign !== "start" || block.closest(".notes, .imprint") === null)) continue;
    if (css.whiteSpaceCollapse !== "collapse" || (css.display !== "block" && css.display !== "list-item")) continue;
    const width = block.getBoundingClientRect().width - parseFloat(css.paddingLeft) - parseFloat(css.paddingRight);
    const article = block.closest("article")?.id ?? "";
    const empty = { article, width, justified: isJustified };
    // Inline text right in the block: up to its end, a forced break, or a block within it.
    let part: Draft = {
      ...empty,
      text: "",
      indent: parseFloat(css.textIndent) || 0,
      runs: [],
      boxes: [],
      glued: [],
      pieces: [],
    };
    const parts: Draft[] = [];
    const turns: HTMLElement[] = [];
    const kinds = new Map<string, { font: number; css: CSSStyleDeclaration; isPlain: boolean }>();
    let isFit = true;
    let node: Node | null = block;
    // Depth first; a text is set in the font of the nearest element that is not only there to hold it together.
    while (node !== null) {
      let isEnd = false;
      let inner: Node | null = null;
      // What it is and what it is in, up to the block: an `a` within a `sup` is not set as one beside it.
      let path = "";
      for (let up: Node | null = node; up !== null && up !== block; up = up.parentNode)
        if (up instanceof Element && up.className !== "nb")
          path += `>${up.localName} ${up.getAttribute("class") ?? ""}`;
      if (node instanceof Text) {
        const { font } = kinds.get(path) ?? { font: 0 };
        part.pieces.push({ node, start: part.text.length });
        part.text += node.data;
        const last = part.runs.at(-1);
        if (last !== undefined && last[1] === font) last[0] = part.text.length;
        else part.runs.push([part.text.length, font]);
      } else if (node instanceof HTMLBRElement) isEnd = true;
      else if (node instanceof HTMLElement && node.className === "nb") inner = node.firstChild;
      else if (node instanceof Element) {
        const kind = kinds.get(path) ?? { font: -1, css: getComputedStyle(node), isPlain: true };
        const own = kind.css;
        if (kind.font < 0) {
          const font = `${own.fontSize} ${own.fontFamily}`;
          const spacing = own.letterSpacing;
          kind.font = fonts.findIndex((one) => one.font === font && one.spacing === spacing);
          if (kind.font < 0) kind.font = fonts.push({ font, spacing }) - 1;
          kind.isPlain =
            own.position === "static" &&
            own.cssFloat === "none" &&
            `${own.paddingLeft}${own.paddingRight}${own.marginLeft}${own.marginRight}` === "0px0px0px0px";
          kinds.set(path, kind);
        }
        if (node === block) inner = node.firstChild;
        else if (own.display === "inline" && node instanceof HTMLElement && !(node instanceof HTMLImageElement)) {
          inner = node.firstChild;
          isFit &&= kind.isPlain;
          if (own.verticalAlign !== "baseline" && part.text !== "") part.glued.push(part.text.length);
        } else if (own.display.startsWith("inline")) {
          isFit &&= kind.isPlain;
          part.boxes.push([part.text.length, node.getBoundingClientRect().width]);
          part.text += "\uFFFC";
          const last = part.runs.at(-1);
          if (last === undefined) part.runs.push([part.text.length, kinds.get("")?.font ?? 0]);
          else last[0] = part.text.length;
        } else if (own.display !== "none") {
          if (node instanceof HTMLElement) turns.push(node);
          isEnd = true;
        }
      }
      while (inner === null && node !== block && node.nextSibling === null && node.parentNode !== null)
        node = node.parentNode;
      node = inner ?? (node === block ? null : node.nextSibling);
      if (!isEnd && node !== null) continue;
      if (part.text.trim() !== "") parts.push(part);
      part = { ...empty, text: "", indent: 0, runs: [], boxes: [], glued: [], pieces: [] };
    }
    if (!isFit) continue;
    for (const { pieces, ...paragraph } of parts) {
      paragraphs.push(paragraph);
      stash.push({ block, pieces, turns });
    }
  }
  (document as { fittingStash?: Stash[] } & Document).fittingStash = stash;
  return { fonts, paragraphs };
}

/** Measures marks and characters once each, as the page itself sets them: by its language, without trimming of its own. */
export function measureTokens(requests: readonly MeasureRequest[]): FittingToken[][] {
  const bench = document.createElement("div");
  bench.className = "fitting-bench";
  const rows = requests.map(({ font, spacing, tokens }) => {
    const row = bench.appendChild(document.createElement("div"));
    row.style.font = font;
    row.style.letterSpacing = spacing;
    return ["国", "A", ...tokens.map(({ text, behind }) => behind + text)].map((text) => {
      const cell = row.appendChild(document.createElement("span"));
      cell.textContent = text;
      return cell;
    });
  });
  document.body.append(bench);
  const pen = document.createElement("canvas").getContext("2d");
  const measured = rows.map((cells, index) => {
    const [han = 0, latin = 0, ...widths] = cells.map((cell) => cell.getBoundingClientRect().width);
    const request = requests[index];
    if (pen !== null && request !== undefined) pen.font = request.font;
    return (request?.tokens ?? []).map(({ text, behind, ink }, at) => {
      const advance = (widths[at] ?? 0) - (behind === "" ? 0 : behind === "A" ? latin : han);
      const box = ink ? pen?.measureText(text) : undefined;
      return box === undefined
        ? { advance, inkLeft: 0, inkRight: advance }
        : { advance, inkLeft: -box.actualBoundingBoxLeft, inkRight: box.actualBoundingBoxRight };
    });
  });
  bench.remove();
  return measured;
}

/**
 * Sets paragraphs as planned: every corrected character in a span of its own, lines ending only where they were planned.
 * @returns the paragraphs whose lines did not come out that way; they are set as the browser does it.
 */
export function applyFitting(settings: readonly ParagraphSetting[]): readonly number[] {
  const kept = document as { fittingStash?: Stash[] } & Document;
  const stash = kept.fittingStash ?? [];
  delete kept.fittingStash;
  const refused: number[] = [];
  const done: { paragraph: number; block: HTMLElement; ends: HTMLElement[]; spans: HTMLElement[] }[] = [];
  for (const { paragraph, corrections } of settings) {
    const entry = stash[paragraph];
    if (entry === undefined) continue;
    const { block, pieces, turns } = entry;
    const ends: HTMLElement[] = [];
    const spans: HTMLElement[] = [];
    let next = corrections.length - 1;
    for (const { node, start } of pieces.toReversed()) {
      for (; next >= 0; next -= 1) {
        const correction = corrections[next];
        if (correction === undefined || correction[0] < start) break;
        const [at, length, before, after, isLineEnd] = correction;
        if (at + length - start < node.length) node.splitText(at + length - start);
        const target = at > start ? node.splitText(at - start) : node;
        const span = document.createElement("span");
        if (isLineEnd === 1) {
          span.className = "line-end";
          ends.unshift(span);
        }
        if (before !== 0) span.style.marginInlineStart = `${before}px`;
        if (after !== 0) span.style.letterSpacing = `${after}px`;
        spans.push(span);
        if (target === node) {
          // The first piece of a node: the span takes its place.
          node.replaceWith(span);
          span.append(target);
          next -= 1;
          break;
        }
        target.replaceWith(span);
        span.append(target);
      }
    }
    block.classList.add("fitted");
    for (const turn of turns) turn.classList.add("unfitted");
    done.push({ paragraph, block, ends, spans });
  }
  for (const { paragraph, block, ends, spans } of done) {
    const css = getComputedStyle(block);
    const line = parseFloat(css.lineHeight);
    const edge = block.getBoundingClientRect().right - parseFloat(css.paddingRight) + 2;
    const boxes = ends.map((end) => end.getBoundingClientRect());
    const isPlanned = boxes.every((box, index) => {
      const above = boxes[index - 1];
      return box.right <= edge && (above === undefined || Math.abs(box.bottom - above.bottom - line) < line / 4);
    });
    if (isPlanned) continue;
    refused.push(paragraph);
    for (const span of spans) {
      const parent = span.parentNode;
      span.replaceWith(...span.childNodes);
      parent?.normalize();
    }
    if (!done.some((one) => one.block === block && !refused.includes(one.paragraph))) block.classList.remove("fitted");
  }
  return refused;
}
