import {
  folioGap,
  grid,
  imprintLine,
  imprintRule,
  linePitch,
  nameplateTop,
  paper,
  redRule,
  typeArea,
  typeSizePt,
  wordLinePitch,
  zi,
} from "../model/layout.ts";
import type { Layout } from "../model/issue.ts";

/**
 * How many layout pixels a printed CSS pixel has. Chromium snaps baselines and rules to whole pixels (0.26 mm); laid out
 * at 4 × and printed at scale 1/4 the snap is 0.07 mm, so a line's pitch is even and 0.25 and 0.35 mm rules differ.
 */
export const layoutScale = 4;

/** CSS pixels in a millimetre. */
const pxPerMm = 96 / 25.4;

/** Printed pages in whole CSS pixels: Chromium snaps page size and margins to them, so they are chosen, not left to it. */
export interface PageBox {
  readonly width: number;
  readonly height: number;
  readonly marginTop: number;
  readonly marginBottom: number;
  readonly binding: number;
  readonly foreEdge: number;
  /** Layout px: height of the page area; a whole number of lines, so that block sizes rounded up to it never drift. */
  readonly areaHeight: number;
  /** Layout px: one line. */
  readonly line: number;
}

/** The page's boxes for a profile. */
export function pageBox(profile: Layout["profile"]): PageBox {
  const [width, height] = [794, 1123];
  const pitch = profile === "strict" ? linePitch : wordLinePitch;
  // Rounded up, so that the type area's foot, where the imprint ends, is never below the page area.
  const areaHeight = Math.ceil(grid.rows * pitch * pxPerMm) * layoutScale;
  // The type area is measured over glyphs: in the strict profile half a line's leading lies outside it, above and below.
  const lead = profile === "strict" ? (linePitch - zi) / 2 : 0;
  const marginTop = Math.round((typeArea.top - lead) * pxPerMm);
  return {
    width,
    height,
    marginTop,
    marginBottom: height - marginTop - areaHeight / layoutScale,
    binding: Math.round(typeArea.left * pxPerMm),
    foreEdge: Math.round((paper.width - typeArea.left - typeArea.width) * pxPerMm),
    areaHeight,
    // Chromium counts in 1/64 px and rounds: a line rounded up would leave no room for the last of a page.
    line: Math.floor((areaHeight / grid.rows) * 64) / 64,
  };
}

/**
 * Millimetres by which the finished page is moved (right, down) so that what Chromium snapped to whole pixels lies where
 * the standard wants it: the first line's glyphs at 37 mm, the left edge at 28 mm (26 mm on mirrored left pages).
 */
export function pageShift(layout: Layout, page: number): { readonly right: number; readonly down: number } {
  const box = pageBox(layout.profile);
  const mirrored = layout.duplex === "mirrored" && page % 2 === 0;
  const wantedLeft = mirrored ? paper.width - typeArea.left - typeArea.width : typeArea.left;
  const left = (mirrored ? box.foreEdge : box.binding) / pxPerMm;
  const lead = layout.profile === "strict" ? (box.line / layoutScale / pxPerMm - zi) / 2 : 0;
  const height =
    layout.profile === "strict" ? (box.line / layoutScale / pxPerMm) * (grid.rows - 1) + zi : typeArea.height;
  const wantedTop = typeArea.top + (typeArea.height - height) / 2;
  return { right: wantedLeft - left, down: wantedTop - lead - box.marginTop / pxPerMm };
}

/** Millimetres from the paper's top to the page area's on the finished page. */
export function areaTop(layout: Layout): number {
  return pageBox(layout.profile).marginTop / pxPerMm + pageShift(layout, 1).down;
}

/** Context of templates/print/page.css.njk: everything the @page rules of one layout need, in CSS px unless said. */
export function pageRulesContext(layout: Layout, draft: boolean) {
  const box = pageBox(layout.profile);
  const areaBottom = (box.marginTop + box.areaHeight / layoutScale) / pxPerMm + pageShift(layout, 1).down;
  return {
    box,
    mirrored: layout.duplex === "mirrored",
    draft,
    folioSize: (typeSizePt.folio * 96) / 72,
    // The dash of 宋体 lies 0.556 em below the top of its em box (measured on the bundled face at 600 dpi).
    folioPadding:
      (typeArea.top + typeArea.height + folioGap - areaBottom) * pxPerMm - ((typeSizePt.folio * 96) / 72) * 0.556,
  };
}

/** The standard's numbers as CSS custom properties for styles/print/, in layout px. */
export function layoutProperties(layout: Layout): Readonly<Record<string, string>> {
  const box = pageBox(layout.profile);
  const mm = (value: number): string => `${(value * pxPerMm * layoutScale).toFixed(4)}px`;
  const rule = (value: number): string => `${Math.round(value * pxPerMm * layoutScale)}px`;
  const pt = (value: number): string => mm((value * 25.4) / 72);
  const shift = pageShift(layout, 1).down;
  const areaBottom = (box.marginTop + box.areaHeight / layoutScale) / pxPerMm + shift;
  return {
    "--mm": mm(1),
    "--pt": pt(1),
    "--zi": mm(zi),
    "--line": `${box.line}px`,
    "--area-height": `${box.areaHeight}px`,
    "--overhang": `max(0px, (${box.areaHeight}px - ${mm(typeArea.height)}) / 2)`,
    "--area-width": mm(typeArea.width),
    "--headline-size": pt(typeSizePt.headline),
    "--headline-line": mm((typeSizePt.headline * 25.4) / 72 + (7 / 8) * zi),
    "--imprint-size": pt(typeSizePt.imprint),
    "--imprint-line": mm(imprintLine),
    // Chromium floors a border to whole px, so rules are rounded here: 0.331 and 0.265 mm.
    "--imprint-rule-outer": rule(imprintRule.outer),
    "--imprint-rule-inner": rule(imprintRule.inner),
    // From the page area's lower edge up to the type area's: there the imprint's last rule ends.
    "--imprint-foot": mm(areaBottom - typeArea.top - typeArea.height),
    "--table-size": pt(typeSizePt.table),
    "--note-size": pt(typeSizePt.note),
    "--red-rule-gap": mm(redRule.gap),
    "--red-rule": rule(redRule.thickness),
    // From the page area's upper edge down to the nameplate's ink.
    "--nameplate-top": mm(typeArea.top + nameplateTop["35mm"] - box.marginTop / pxPerMm - shift),
    "--nameplate-top-compact": mm(typeArea.top + nameplateTop.compact - box.marginTop / pxPerMm - shift),
    "--red": layout.red,
  };
}
