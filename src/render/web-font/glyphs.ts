/**
 * Reads the outlines of a `glyf` table as WOFF2 transforms it (WOFF2 5.1): eleven streams that run through all glyphs side by
 * side, so that one glyph is found by walking over all before it.
 */
export class PackedGlyphs {
  readonly count: number;
  readonly #streams: Readonly<Record<StreamName, Buffer>>;
  readonly #starts: readonly Cursors[];

  constructor(table: Buffer) {
    this.count = table.readUInt16BE(4);
    let at = headerLength;
    const streams = {} as Record<StreamName, Buffer>;
    for (const [index, name] of streamNames.entries()) {
      const length = table.readUInt32BE(8 + 4 * index);
      streams[name] = table.subarray(at, at + length);
      at += length;
    }
    this.#streams = streams;
    this.#starts = this.#walk();
  }

  /** The glyphs that a glyph is put together from; none for a simple one. */
  componentsOf(glyph: number): number[] {
    return this.#isComposite(glyph) ? this.#components(glyph).map(({ glyph: part }) => part) : [];
  }

  /**
   * A glyph as a plain `glyf` table has it, without hints.
   * @param renumber the new number of a component.
   */
  outline(glyph: number, renumber: (component: number) => number): Buffer {
    const contours = this.#contours(glyph);
    if (contours === 0) return Buffer.alloc(0);
    if (this.#isComposite(glyph)) return this.#composite(glyph, renumber);
    const cursors = { ...this.#start(glyph) };
    const ends: number[] = [];
    for (let contour = 0; contour < contours; contour += 1)
      ends.push((ends.at(-1) ?? -1) + read255(this.#streams.points, cursors, "points"));
    const points = this.#points((ends.at(-1) ?? -1) + 1, cursors);
    return simpleGlyph(ends, points, this.#box(glyph));
  }

  #start(glyph: number): Cursors {
    const start = this.#starts[glyph];
    if (start === undefined) throw new RangeError(`no glyph ${glyph} among ${this.count}`);
    return start;
  }

  #contours(glyph: number): number {
    return this.#streams.contours.readInt16BE(2 * glyph);
  }

  #isComposite(glyph: number): boolean {
    return this.#contours(glyph) < 0;
  }

  /** An explicit box, where there is one: simple glyphs have theirs in their points. */
  #box(glyph: number): Buffer | undefined {
    const bitmapLength = 4 * Math.floor((this.count + 31) / 32);
    const bitmap = this.#streams.boxes.subarray(0, bitmapLength);
    const has = (one: number): boolean => ((bitmap[one >> 3] ?? 0) & (0x80 >> (one & 7))) !== 0;
    if (!has(glyph)) return undefined;
    let before = 0;
    for (let one = 0; one < glyph; one += 1) if (has(one)) before += 1;
    return this.#streams.boxes.subarray(bitmapLength + 8 * before, bitmapLength + 8 * before + 8);
  }

  #points(count: number, cursors: Cursors): Point[] {
    const points: Point[] = [];
    for (let index = 0; index < count; index += 1) {
      const flag = this.#streams.flags.readUInt8(cursors.flags);
      cursors.flags += 1;
      const shift = shiftOf(flag & 0x7f, flag, this.#streams.glyphs, cursors.glyphs);
      cursors.glyphs += shiftLength(flag & 0x7f);
      points.push({ ...shift, isOnCurve: flag < 0x80 });
    }
    return points;
  }

  #components(glyph: number): { readonly glyph: number; readonly flags: number; readonly rest: Buffer }[] {
    const stream = this.#streams.composites;
    const parts: { readonly glyph: number; readonly flags: number; readonly rest: Buffer }[] = [];
    for (let at = this.#start(glyph).composites; ;) {
      const flags = stream.readUInt16BE(at);
      const end = at + 4 + componentRest(flags);
      parts.push({ glyph: stream.readUInt16BE(at + 2), flags, rest: stream.subarray(at + 4, end) });
      if ((flags & moreComponents) === 0) return parts;
      at = end;
    }
  }

  #composite(glyph: number, renumber: (component: number) => number): Buffer {
    const box = this.#box(glyph);
    if (box === undefined) throw new RangeError(`glyph ${glyph} is put together and has no box`);
    const parts = this.#components(glyph).map(({ glyph: part, flags, rest }) =>
      Buffer.concat([words([flags & ~withInstructions, renumber(part)]), rest]),
    );
    return Buffer.concat([words([-1]), box, ...parts]);
  }

  /** Where each glyph starts in the streams. */
  #walk(): Cursors[] {
    const starts: Cursors[] = [];
    const cursors: Cursors = { points: 0, flags: 0, glyphs: 0, composites: 0 };
    for (let glyph = 0; glyph < this.count; glyph += 1) {
      starts.push({ ...cursors });
      const contours = this.#contours(glyph);
      if (contours < 0) this.#passComposite(cursors);
      else if (contours > 0) this.#passSimple(contours, cursors);
    }
    return starts;
  }

  #passSimple(contours: number, cursors: Cursors): void {
    let points = 0;
    for (let contour = 0; contour < contours; contour += 1) points += read255(this.#streams.points, cursors, "points");
    for (const flag of this.#streams.flags.subarray(cursors.flags, cursors.flags + points))
      cursors.glyphs += shiftLength(flag & 0x7f);
    cursors.flags += points;
    read255(this.#streams.glyphs, cursors, "glyphs");
  }

  #passComposite(cursors: Cursors): void {
    let hasInstructions = false;
    for (let flags = moreComponents; (flags & moreComponents) !== 0;) {
      flags = this.#streams.composites.readUInt16BE(cursors.composites);
      hasInstructions ||= (flags & withInstructions) !== 0;
      cursors.composites += 4 + componentRest(flags);
    }
    if (hasInstructions) read255(this.#streams.glyphs, cursors, "glyphs");
  }
}

/** reserved, option flags, number of glyphs, index format, then the lengths of seven streams. */
const headerLength = 36;
const streamNames = ["contours", "points", "flags", "glyphs", "composites", "boxes", "instructions"] as const;
type StreamName = (typeof streamNames)[number];

interface Cursors {
  points: number;
  flags: number;
  glyphs: number;
  composites: number;
}

interface Point {
  readonly dx: number;
  readonly dy: number;
  readonly isOnCurve: boolean;
}

/** Component flags (OpenType 1.9, glyf). */
const moreComponents = 0x20;
const withInstructions = 0x100;

/** Bytes of a component behind its flags and glyph: two arguments, and a scale, two or four. */
function componentRest(flags: number): number {
  const scale = (flags & 0x08) !== 0 ? 2 : (flags & 0x40) !== 0 ? 4 : (flags & 0x80) !== 0 ? 8 : 0;
  return ((flags & 0x01) === 0 ? 2 : 4) + scale;
}

/** 255UInt16 (WOFF2 4.1). */
function read255(stream: Buffer, cursors: Cursors, name: "points" | "glyphs"): number {
  const at = cursors[name];
  const first = stream.readUInt8(at);
  cursors[name] += first === 253 ? 3 : first === 254 || first === 255 ? 2 : 1;
  if (first === 253) return stream.readUInt16BE(at + 1);
  if (first === 255) return stream.readUInt8(at + 1) + 253;
  return first === 254 ? stream.readUInt8(at + 1) + 506 : first;
}

/** Bytes that a point's shift takes (WOFF2 5.2, triplet encoding). */
function shiftLength(kind: number): number {
  return kind < 84 ? 1 : kind < 120 ? 2 : kind < 124 ? 3 : 4;
}

function shiftOf(kind: number, flag: number, stream: Buffer, at: number): { readonly dx: number; readonly dy: number } {
  const byte = (offset: number): number => stream.readUInt8(at + offset);
  const x = (value: number): number => ((flag & 1) === 0 ? -value : value);
  const y = (value: number): number => ((flag & 2) === 0 ? -value : value);
  if (kind < 10) return { dx: 0, dy: x(((kind & 14) << 7) + byte(0)) };
  if (kind < 20) return { dx: x((((kind - 10) & 14) << 7) + byte(0)), dy: 0 };
  if (kind < 84) {
    const base = kind - 20;
    return { dx: x(1 + (base & 0x30) + (byte(0) >> 4)), dy: y(1 + ((base & 0x0c) << 2) + (byte(0) & 0x0f)) };
  }
  if (kind < 120) {
    const base = kind - 84;
    return { dx: x(1 + (Math.floor(base / 12) << 8) + byte(0)), dy: y(1 + (((base % 12) >> 2) << 8) + byte(1)) };
  }
  if (kind < 124) return { dx: x((byte(0) << 4) + (byte(1) >> 4)), dy: y(((byte(1) & 0x0f) << 8) + byte(2)) };
  return { dx: x((byte(0) << 8) + byte(1)), dy: y((byte(2) << 8) + byte(3)) };
}

/** Flags of a point (OpenType 1.9, glyf): on the curve; a coordinate that does not change. */
const onCurve = 0x01;
const sameX = 0x10;
const sameY = 0x20;

function simpleGlyph(ends: readonly number[], points: readonly Point[], box: Buffer | undefined): Buffer {
  const flags = points.map(
    ({ dx, dy, isOnCurve }) => (isOnCurve ? onCurve : 0) | (dx === 0 ? sameX : 0) | (dy === 0 ? sameY : 0),
  );
  return Buffer.concat([
    words([ends.length]),
    box ?? boxOf(points),
    words([...ends, 0]),
    Buffer.from(flags),
    words(points.flatMap(({ dx }) => (dx === 0 ? [] : [dx]))),
    words(points.flatMap(({ dy }) => (dy === 0 ? [] : [dy]))),
  ]);
}

function boxOf(points: readonly Point[]): Buffer {
  let [x, y] = [0, 0];
  const [xs, ys]: [number[], number[]] = [[], []];
  for (const { dx, dy } of points) {
    x += dx;
    y += dy;
    xs.push(x);
    ys.push(y);
  }
  return words([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
}

/** Big-endian 16-bit numbers, negative ones in two's complement. */
function words(values: readonly number[]): Buffer {
  const table = Buffer.alloc(2 * values.length);
  for (const [index, value] of values.entries()) table.writeUInt16BE(value & 0xffff, 2 * index);
  return table;
}
