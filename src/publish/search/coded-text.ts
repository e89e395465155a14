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
  const counts = new Uint32Array(0x1_00_00);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    counts[unit] = (counts[unit] ?? 0) + 1;
  }
  const units = Array.from(counts.keys()).filter((unit) => counts[unit] !== 0);
  units.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  const others = units.slice(singles, singles + pairs).sort((a, b) => a - b);
  // Of each unit: 1 more than the value of its code's first symbol, and of its second.
  const firsts = new Uint8Array(0x1_00_00);
  const seconds = new Uint8Array(0x1_00_00);
  units.slice(0, singles).forEach((unit, index) => {
    firsts[unit] = index + 1;
  });
  others.forEach((unit, index) => {
    firsts[unit] = singles + Math.floor(index / size) + 1;
    seconds[unit] = (index % size) + 1;
  });
  const code = codeOf(text, firsts, seconds);
  return {
    frequent: String.fromCharCode(...units.slice(0, singles)),
    others: others.map((unit, index) => stepCode(unit - (others[index - 1] ?? 0))).join(""),
    code,
  };
}

function codeOf(text: string, firsts: Uint8Array, seconds: Uint8Array): string {
  // At most four symbols a unit, each a byte of ASCII.
  const bytes = new Uint8Array(text.length * 4);
  let length = 0;
  const put = (value: number): void => {
    bytes[length] = symbols.charCodeAt(value);
    length += 1;
  };
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const first = firsts[unit] ?? 0;
    const second = seconds[unit] ?? 0;
    if (first === 0) for (const value of [escape, ...digits(unit)]) put(value);
    else put(first - 1);
    if (second > 0) put(second - 1);
  }
  return new TextDecoder().decode(bytes.subarray(0, length));
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
