import type { Element, Properties, Root as HastRoot } from "hast";
import type { FootnoteDefinition, Heading, Image, Root, RootContent, Table } from "mdast";
import { toHast, type Handlers, type State } from "mdast-util-to-hast";
import { element } from "./hast-element.ts";
import { listItemElement } from "./list-hast.ts";
import { levelOf, splitRunIn } from "./structure.ts";
import { tableElement } from "./table-hast.ts";
import { tablePart } from "./table-parts.ts";

/** Where an article's markup goes: prints show link addresses and sizes in mm, pages keep links and scroll wide tables. */
export type Medium = "print" | "web";

/** An image of the body as it is set. Widths are the natural ones: mm for print, px for the web. */
export interface PlacedImage {
  readonly address: string;
  readonly widthMm: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What turning a body into markup needs to know. */
export interface HastOptions {
  readonly medium: Medium;
  /** Prefix of ids, unique in the issue. */
  readonly anchor: string;
  /** The image of an address, or undefined where it was reported already. */
  readonly imageOf: (source: string) => PlacedImage | undefined;
  /** Registers the place of something that only layout can judge and gives the id its markup carries. */
  readonly placeId: (node: RootContent | Image) => string;
}

/**
 * Turns one article's body (mdast) into markup (hast): official heading levels, run-in headings, figures, captioned
 * tables in boxes, notes at the end. Not sanitised yet: html.ts does that last.
 */
export function bodyToHast(body: Root, footnotes: readonly FootnoteDefinition[], options: HastOptions): HastRoot {
  const tree: Root = { type: "root", children: [...body.children, ...footnotes] };
  const hast = toHast(tree, {
    clobberPrefix: `${options.anchor}-`,
    footnoteLabel: "注",
    footnoteLabelTagName: "p",
    footnoteLabelProperties: { className: ["notes-label"] },
    footnoteBackContent: options.medium === "web" ? "↑" : "",
    footnoteBackLabel: (index: number) => `回到正文注${index + 1}`,
    handlers: handlersFor(options),
  });
  return hast.type === "root" ? hast : { type: "root", children: [] };
}

function handlersFor(options: HastOptions): Handlers {
  return {
    heading: (state: State, node: Heading) => headingElement(state, node, options),
    paragraph(state: State, node, parent) {
      const siblings = parent?.type === "root" ? parent.children : [];
      const only = node.children.length === 1 ? node.children[0] : undefined;
      if (only?.type === "image") return figureElement(only, options);
      const part = tablePart(siblings, siblings.indexOf(node));
      return element("p", part === undefined ? {} : { className: [part] }, state.all(node));
    },
    image: (_state: State, node: Image) => imageElement(node, options),
    table(state: State, node: Table) {
      const region: Properties =
        options.medium === "web"
          ? { tabIndex: 0, role: "region", ariaLabel: "表格" }
          : { dataPlace: options.placeId(node) };
      return element("div", { className: ["table-box"], ...region }, [tableElement(state, node)]);
    },
    listItem: (state: State, node, parent) => listItemElement(state, node, parent, options.medium),
    footnoteReference(state: State, node) {
      const key = node.identifier.toUpperCase();
      const known = state.footnoteOrder.indexOf(key);
      const index = known < 0 ? state.footnoteOrder.push(key) : known + 1;
      const reuse = (state.footnoteCounts.get(key) ?? 0) + 1;
      state.footnoteCounts.set(key, reuse);
      const id = node.identifier.toLowerCase();
      const link = element(
        "a",
        { href: `#${options.anchor}-fn-${id}`, id: `${options.anchor}-fnref-${id}${reuse > 1 ? `-${reuse}` : ""}` },
        [{ type: "text", value: `[${index}]` }],
      );
      return element("sup", {}, [link]);
    },
    html: () => undefined,
  };
}

function headingElement(state: State, node: Heading, options: HastOptions): Element {
  const level = levelOf(node);
  const className = [`level-${level}`];
  const split = splitRunIn(node);
  if (split === undefined)
    return element(`h${level + 2}`, { className, id: `${options.anchor}-${options.placeId(node)}` }, state.all(node));
  const head = state.all({ ...node, children: split.head });
  const rest = state.all({ ...node, children: split.rest });
  return element("p", { className: ["run-in-block"] }, [
    element("span", { className: ["run-in", ...className] }, head),
    ...rest,
  ]);
}

function figureElement(node: Image, options: HastOptions): Element {
  const image = imageElement(node, options);
  const caption = node.alt ?? "";
  return element("figure", { dataPlace: options.placeId(node) }, [
    image,
    ...(caption === "" ? [] : [element("figcaption", {}, [{ type: "text", value: caption }])]),
  ]);
}

function imageElement(node: Image, options: HastOptions): Element {
  const image = options.imageOf(node.url);
  if (image === undefined) return element("img", { alt: node.alt ?? "" }, []);
  const size: Properties =
    options.medium === "web"
      ? { width: image.widthPx, height: image.heightPx, loading: "lazy" }
      : { dataStyle: `--image-width: ${image.widthMm.toFixed(3)}`, width: image.widthPx, height: image.heightPx };
  return element("img", { src: image.address, alt: node.alt ?? "", ...size }, []);
}
