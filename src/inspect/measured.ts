/**
 * What a PDF contains, measured: the one value between reading a file and judging it. Lengths are mm from the page's upper
 * left corner (of its media box, rotation applied) unless a name says otherwise. Nothing in it knows what was meant to be
 * printed, nor who made the file.
 */

/** A box: edges in mm. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A colour as the content stream sets it: the space's kind, the spot colour's name, and how a screen shows it. */
export interface Colour {
  readonly space: "gray" | "rgb" | "cmyk" | "separation" | "other";
  /** Name of the spot colour in a separation space. */
  readonly name?: string;
  /** `#rrggbb` as it is shown. */
  readonly hex: string;
}

/** One character where it stands. */
export interface Character {
  /** As the file says it is copied out: true code points, never normalised. */
  readonly text: string;
  /** Edges of its em box: by its advance along the line; 0.88 em above to 0.12 em below the baseline. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Distance of the baseline from the page's top; in upright lines (angle 90 or 270) from its left edge. */
  readonly baseline: number;
  /** Edges of its ink; empty (zero wide) for white space. */
  readonly ink: Box;
  readonly sizePt: number;
  /** Index into {@link MeasuredDocument.fonts}. */
  readonly font: number;
  /** `#rrggbb` as it is shown. */
  readonly color: string;
  /** 0, 90, 180 or 270 degrees, anticlockwise; other angles are rounded to these. */
  readonly angle: 0 | 90 | 180 | 270;
  /** Position in the page's content, from 0: reading order as the file has it. */
  readonly order: number;
}

/** Characters on one baseline, from left to right (along the line's direction). */
export interface Line extends Box {
  readonly text: string;
  readonly baseline: number;
  /** Size of the largest character. */
  readonly sizePt: number;
  /** `#rrggbb` of the first character. */
  readonly color: string;
  readonly angle: 0 | 90 | 180 | 270;
  /** Ink of all characters together. */
  readonly ink: Box;
  readonly characters: readonly Character[];
}

/** A thin bar, horizontal or upright, filled or stroked: at most 1.5 mm thick, at least 3 mm long. */
export interface Rule extends Box {
  /** mm across. */
  readonly thickness: number;
  readonly direction: "horizontal" | "vertical";
  readonly color: string;
  readonly order: number;
}

/** Any other drawing with ink: areas, curves. */
export interface Shape extends Box {
  readonly color: string;
}

/** A picture as it is placed. */
export interface PlacedPicture extends Box {
  /** Its own pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Pixels per inch as placed, the smaller of both directions. */
  readonly ppi: number;
}

/** One page. */
export interface Page {
  /** From 1. */
  readonly number: number;
  /** Boxes in pt, as the file has them: [left, bottom, right, top]. */
  readonly mediaBox: readonly [number, number, number, number];
  readonly trimBox?: readonly [number, number, number, number];
  readonly cropBox?: readonly [number, number, number, number];
  /** /Rotate: 0, 90, 180 or 270. */
  readonly rotate: number;
  readonly lines: readonly Line[];
  readonly rules: readonly Rule[];
  readonly shapes: readonly Shape[];
  readonly pictures: readonly PlacedPicture[];
  /** Every colour the page's content sets before it paints something (forms and patterns included). */
  readonly colours: readonly Colour[];
  /** Whether anything on it is painted with transparency (soft mask, alpha below 1, blend mode). */
  readonly transparency: boolean;
}

/** One font of the file. */
export interface Font {
  /** PostScript name without subset prefix; "" for a font without a name. */
  readonly name: string;
  /** Type1, TrueType, Type3, Type0 … and, of composite fonts, the descendant: CIDFontType0, CIDFontType2. */
  readonly subtype: string;
  readonly descendant?: string;
  readonly embedded: boolean;
  /** Whether the name carries a subset prefix (ABCDEF+). */
  readonly subset: boolean;
  readonly toUnicode: boolean;
  /** How many characters are set in it. */
  readonly characters: number;
}

/** One element of the structure tree, in reading order, depth first. */
export interface StructureElement {
  /** H1, P, Table, TH, Figure … after the role map. */
  readonly type: string;
  readonly depth: number;
  readonly alt?: string;
  /** Page number, where it is known. */
  readonly page?: number;
}

/** One entry of the outline. */
export interface Bookmark {
  readonly title: string;
  readonly level: number;
  /** 0 where it leads nowhere. */
  readonly page: number;
}

/** A link on a page. */
export interface Link {
  readonly page: number;
  readonly box: Box;
  /** Page it leads to, for a link inside the file. */
  readonly toPage?: number;
  /** mm from that page's top, where the destination says so. */
  readonly toTop?: number;
  readonly uri?: string;
}

/** A whole PDF, measured. */
export interface MeasuredDocument {
  readonly bytes: number;
  /** `1.4`, `1.7` … of header or catalog, whichever is later. */
  readonly version: string;
  /** Problems of the file's own structure that a reader had to repair; empty for a clean file. */
  readonly damage: readonly string[];
  readonly pages: readonly Page[];
  readonly fonts: readonly Font[];
  readonly structure: readonly StructureElement[];
  readonly tagged: boolean;
  /** /Lang of the catalog, "" without one. */
  readonly language: string;
  readonly bookmarks: readonly Bookmark[];
  readonly links: readonly Link[];
  readonly info: Readonly<Record<"title" | "author" | "subject" | "keywords" | "creator" | "producer", string>> & {
    /** As written: D:20191206000000+00'00'; "" without one. */
    readonly creationDate: string;
    readonly modDate: string;
  };
  /** Whether the file has a document /ID, an XMP packet, JavaScript or other content that acts, hides or lies over the pages. */
  readonly hasId: boolean;
  readonly hasXmp: boolean;
  readonly active: readonly string[];
}
