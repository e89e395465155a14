/*
 * A text in few ASCII characters: those it holds most often get a code of one, all others of two. Compressors work on
 * bytes, and the three of a Chinese character tell them less than such a code: a fifth of the data, once it is compressed.
 */

/** A text and what its codes stand for. */
export interface CodedText {
  /** The UTF-16 units that have a code of one symbol, in the order of the symbols. */
  readonly frequent: string;
  /** Those with two, in their own order: the steps from each to the next. */
  readonly others: string;
  readonly code: string;
}

/** What a string in a script holds as it stands: printable ASCII without quotation mark and backslash. */
const symbols = ` !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_\`abcdefghijklmnopqrstuvwxyz{|}~`;
const size = symbols.length;

/** Symbols that are a code of their own; the others begin one of two, but the last, which begins a unit's number. */
const singles = 50;
const escape = size - 1;
const pairs = (escape - singles) * size;

/** Symbols that end a step; the others say that more of it follows. Most steps are short. */
const ends = 62;
const more = size - ends;

/** Codes a text. Same text, same code. */
export function encodeText(text: string): CodedText {
  const all = Buffer.from(text, "utf16le");
  const units = new Uint16Array(all.buffer, all.byteOffset, text.length);
  const counts = new Uint32Array(0x1_00_00);
  const used: number[] = [];
  for (let index = 0; index < units.length; index += 1) {
    const unit = units[index] ?? 0;
    const before = counts[unit] ?? 0;
    if (before === 0) used.push(unit);
    counts[unit] = before + 1;
  }
  used.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  const frequent = used.slice(0, singles);
  const others = used.slice(singles, singles + pairs).sort((a, b) => a - b);
  // Of each unit: its code's first symbol in ASCII, and 256 times the second.
  const codes = new Uint16Array(0x1_00_00);
  frequent.forEach((unit, index) => {
    codes[unit] = ascii(index);
  });
  others.forEach((unit, index) => {
    codes[unit] = ascii(singles + Math.floor(index / size)) + 256 * ascii(index % size);
  });
  return {
    frequent: String.fromCharCode(...frequent),
    others: others.map((unit, index) => stepCode(unit - (others[index - 1] ?? 0))).join(""),
    code: codeOf(units, codes),
  };
}

function codeOf(units: Uint16Array, codes: Uint16Array): string {
  // At most four symbols a unit.
  const bytes = Buffer.allocUnsafe(units.length * 4);
  let length = 0;
  for (let index = 0; index < units.length; index += 1) {
    const unit = units[index] ?? 0;
    const code = codes[unit] ?? 0;
    if (code === 0) for (const value of [escape, ...digits(unit)]) bytes[length++] = ascii(value);
    else {
      bytes[length++] = code & 255;
      if (code > 255) bytes[length++] = code >> 8;
    }
  }
  return bytes.toString("latin1", 0, length);
}

function ascii(value: number): number {
  return symbols.charCodeAt(value);
}

/** The text of a code that {@link encodeText} made. */
export function decodeText({ frequent, others, code }: CodedText): string {
  const units = unitsOf(others);
  const values = new Uint8Array(128);
  for (let index = 0; index < size; index += 1) values[symbols.charCodeAt(index)] = index;
  const valueAt = (index: number): number => values[code.charCodeAt(index)] ?? 0;
  const decoded = new Uint16Array(code.length);
  let length = 0;
  let index = 0;
  while (index < code.length) {
    const value = valueAt(index);
    if (value < singles) {
      decoded[length] = frequent.charCodeAt(value);
      index += 1;
    } else if (value < escape) {
      decoded[length] = units[(value - singles) * size + valueAt(index + 1)] ?? 0;
      index += 2;
    } else {
      decoded[length] = (valueAt(index + 1) * size + valueAt(index + 2)) * size + valueAt(index + 3);
      index += 4;
    }
    length += 1;
  }
  return textOf(decoded.subarray(0, length));
}

/** In parts: a call takes only so many arguments. */
function textOf(units: Uint16Array): string {
  let text = "";
  for (let index = 0; index < units.length; index += 8192)
    text += String.fromCharCode(...units.subarray(index, index + 8192));
  return text;
}

function unitsOf(steps: string): number[] {
  const units: number[] = [];
  let last = 0;
  let step = 0;
  let weight = 1;
  for (const character of steps) {
    const value = symbols.indexOf(character);
    step += (value < ends ? value : value - ends) * weight;
    weight *= more;
    if (value >= ends) continue;
    last += step;
    units.push(last);
    step = 0;
    weight = 1;
  }
  return units;
}

/** The low part first, in symbols from `ends` on. */
function stepCode(step: number): string {
  return step < ends ? symbol(step) : symbol(ends + (step % more)) + stepCode(Math.floor(step / more));
}

/** A unit's number in three digits. */
function digits(unit: number): readonly number[] {
  return [Math.floor(unit / size / size), Math.floor(unit / size) % size, unit % size];
}

function symbol(value: number): string {
  return symbols.charAt(value);
}
