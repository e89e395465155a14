/**
 * The numbers of the official layout, once, in millimetres unless the name says otherwise.
 * Clauses are those of GB/T 9704-2012; "practice" marks what the standard leaves free.
 */

/** mm; paper A4 (5.1). */
export const paper = { width: 210, height: 297 } as const;

/** mm from the paper's top left corner; the type area without folio: top 37, left 28, 156 × 225 (5.2.1). */
export const typeArea = { left: 28, top: 37, width: 156, height: 225 } as const;

/** Characters in a full line and lines on a full page (5.2.3). */
export const grid = { columns: 28, rows: 22 } as const;

/** mm; one 字: the width of a character of the text, 28 of which fill the type area (3.1, 5.2.3). */
export const zi = typeArea.width / grid.columns;

/**
 * mm; one 行 in the strict profile: the pitch with which the first line's glyphs start at the type area's top and the
 * last line's end at its foot (3.2 gives 15/8 zi = 10.446; filling 225 mm exactly asks for 10.449).
 */
export const linePitch = (typeArea.height - zi) / (grid.rows - 1);

/** mm; the pitch that Word templates give: 22 line boxes in 225 mm, 28.99 pt (practice). */
export const wordLinePitch = typeArea.height / grid.rows;

/** Type sizes in pt: 三号 is 1 zi; 二号 headline (7.3.1), 四号 imprint and folio (7.4.2, 7.5); 小四 tables and 五号 notes are practice. */
export const typeSizePt = { headline: 22, imprint: 14, folio: 14, table: 12, note: 12 } as const;

/** mm; thickness of the imprint's first and last rule, and of those between (7.4.1). */
export const imprintRule = { outer: 0.35, inner: 0.25 } as const;

/** mm; gap between issuer row and red rule (7.2.7), and the rule's thickness (practice: 1.5 pt = 0.53 mm). */
export const redRule = { gap: 4, thickness: 0.53 } as const;

/** mm; from the type area's top to the nameplate's upper edge: 35 (7.2.4), or compact, so that the red rule lies at about a third of the page (practice). */
export const nameplateTop = { "35mm": 35, compact: 4 } as const;

/** mm; from the type area's foot to the upper edge of the folio's dash (7.5). */
export const folioGap = 7;

/** mm; the height of a 四号 line in the imprint: its em and 7/8 of a 三号 character (3.2). */
export const imprintLine = (14 * 25.4) / 72 + (7 / 8) * zi;

/** Widest headline line in characters: 156 mm hold 20 characters of 二号. */
export const headlineColumns = 20;

/** Figures: resolution in pixels per inch at which an image has its natural size, and the largest size, in zi and lines (contract §2.2). */
export const figure = { rasterPpi: 300, svgPpi: 96, maxColumns: 28, maxRows: 18 } as const;

/** PDF points in a millimetre. */
export const ptPerMm = 72 / 25.4;
