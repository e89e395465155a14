import { squeezeOrder } from "./marks.ts";
import type { Unit } from "./units.ts";

/** A line: units from `first` to before `end`, and the share of its marks' room that each class gives up. */
export interface Line {
  readonly first: number;
  readonly end: number;
  /** Index of its last unit that shows: white space at a line's end does not. */
  readonly last: number;
  /** Whether the marks at its start and end are trimmed to half: always where a line turns, else where it needs it. */
  readonly isStartTrimmed: boolean;
  readonly isEndTrimmed: boolean;
  /** Layout px left, marks at its edges trimmed; negative when marks have to give up something. */
  readonly slack: number;
  /** Gaps that the browser can stretch. */
  readonly gaps: number;
  /** 0 to 1 by class, in the order of `squeezeOrder`. */
  readonly squeeze: readonly number[];
}

/** What lines are chosen for. */
export interface LineRequest {
  readonly units: readonly Unit[];
  readonly zi: number;
  readonly width: number;
  readonly indent: number;
  readonly justified: boolean;
}

/** Chosen lines; `isSingleAvoided` where the best lines alone would have left one character in the last line. */
export interface ChosenLines {
  readonly lines: readonly Line[];
  readonly isSingleAvoided: boolean;
}

/**
 * Costs, so that the order of the rules comes out: taking a mark in by squeezing (first brackets, then commas, then stops; per
 * zi, and more than in proportion) is cheaper than sending the character before it down, which stretches 27 gaps by 0.037 zi each; a single character in
 * the last line is dearer than either; a stretch beyond 0.15 zi a gap is the dearest.
 */
const cost = {
  squeezed: 3,
  squeeze: [6, 10, 16],
  squeezeSquared: 4,
  push: 13,
  pushedGap: 1 / 27,
  single: 400,
  fewHan: 60,
  stretched: 2000,
  dashFirst: 2,
  ragged: 3,
};

/** zi between two characters; the standard for judging is 1.15 em from one character to the next. */
const widestGap = 0.14;

/** Which lines are looked at. */
interface Search {
  /** zi that a line may be short of its width while there are others; trimmed marks at its edges come on top. */
  readonly short: number;
  /** How much dearer than others near it a start of a line may be to be followed up. */
  readonly worse: number;
}

/** What nearly every paragraph needs: a start that is so dear is on no best way, a single character costs less to mend. */
const likely: Search = { short: 2.6, worse: 150 };

/** All lines whose gaps are not too wide: 27 of them take four zi. */
const thorough: Search = { short: 4, worse: Infinity };

/** Layout px that a line may seem too long by: sums of rounded advances. */
const rounding = 0.5;

/** Layout px by which a squeezed line is made shorter than it need be, so that rounding never makes it too long. */
const slackAfterSqueeze = 0.25;

/**
 * Chooses the lines of a paragraph as a whole, so that one character left over at its end can be mended in any of its
 * lines. Linear in its length: from each place where a line can start, few ends come into question.
 * @returns undefined where something can't be broken and is wider than a line.
 */
export function chooseLines(request: LineRequest): ChosenLines | undefined {
  const measure = new LineMeasure(request);
  const chosen = chooseAmong(measure, request, likely);
  // A gap that is too wide may be spared by lines before it that are wider than they need be.
  const isPoor =
    chosen === undefined || (request.justified && chosen.lines.slice(0, -1).some((line) => isWide(line, request.zi)));
  return isPoor ? chooseAmong(measure, request, thorough) : chosen;
}

function chooseAmong(measure: LineMeasure, request: LineRequest, search: Search): ChosenLines | undefined {
  const { length } = request.units;
  const costs = new Float64Array(length + 1).fill(Infinity);
  const previous = new Int32Array(length + 1);
  costs[0] = 0;
  let plain = { cost: Infinity, isSingle: false };
  for (let first = 0; first < length; first += 1) {
    const before = costs[first] ?? Infinity;
    if (before === Infinity || before > leastNear(costs, first) + search.worse) continue;
    for (const [end, price] of measure.ends(first, search.short)) {
      const total = before + price;
      const penalty = end === length ? measure.lastPenalty(first) : 0;
      if (end === length && total < plain.cost) plain = { cost: total, isSingle: penalty === cost.single };
      if (total + penalty >= (costs[end] ?? Infinity)) continue;
      costs[end] = total + penalty;
      previous[end] = first;
    }
  }
  if (costs[length] === Infinity) return undefined;
  const lines: Line[] = [];
  for (let end = length; end > 0; end = previous[end] ?? 0) lines.unshift(measure.line(previous[end] ?? 0, end));
  const isSingle = measure.lastPenalty(lines.at(-1)?.first ?? 0) === cost.single;
  return { lines, isSingleAvoided: plain.isSingle && !isSingle };
}

/** Widths and prices of a paragraph's possible lines, from running sums, so that a line costs no more than a few additions. */
class LineMeasure {
  readonly #request: LineRequest;
  readonly #width: Float64Array;
  readonly #gaps: Float64Array;
  readonly #han: Float64Array;
  readonly #words: Float64Array;
  /** By rank in `squeezeOrder`, and all together. */
  readonly #room: readonly Float64Array[];
  readonly #allRoom: Float64Array;

  constructor(request: LineRequest) {
    const { units } = request;
    const sums = (): Float64Array => new Float64Array(units.length + 1);
    const room = squeezeOrder.map(() => sums());
    this.#request = request;
    [this.#width, this.#gaps, this.#han, this.#words, this.#allRoom] = [sums(), sums(), sums(), sums(), sums()];
    this.#room = room;
    for (let index = 0; index < units.length; index += 1) {
      const unit = units[index] as Unit;
      const add = (to: Float64Array, value: number): void => {
        to[index + 1] = (to[index] ?? 0) + value;
      };
      add(this.#width, unit.width);
      add(this.#gaps, unit.gapAfter ? 1 : 0);
      add(this.#han, unit.kind === "han" ? 1 : 0);
      add(this.#words, unit.kind === "word" || unit.kind === "box" ? 1 : 0);
      add(this.#allRoom, unit.room);
      for (let rank = 0; rank < room.length; rank += 1)
        add(room[rank] as Float64Array, unit.rank === rank ? unit.room : 0);
    }
  }

  /** The ends that a line can have which starts with a unit, and what it costs: all that leave it nearly full, or else the longest. */
  ends(first: number, short: number): [end: number, price: number][] {
    const { units, zi } = this.#request;
    const width = this.#widthFrom(first);
    const from = this.#width[first] ?? 0;
    const start = firstBeyond(this.#width, from + width - short * zi, first + 1);
    const found: [number, number][] = [];
    for (let end = start; end <= units.length; end += 1) {
      if ((this.#width[end] ?? 0) - from - between(this.#allRoom, first, end) - 2 * zi > width) break;
      this.#tryEnd(first, end, found);
    }
    // Before something long that can't be broken there are only lines that are much too short.
    for (let end = start - 1; found.length === 0 && end > first; end -= 1) this.#tryEnd(first, end, found);
    return found;
  }

  #tryEnd(first: number, end: number, found: [number, number][]): void {
    const { units } = this.#request;
    if (end !== units.length && units[end - 1]?.breakAfter !== true) return;
    const price = this.price(first, end);
    if (!Number.isNaN(price)) found.push([end, price]);
  }

  #widthFrom(first: number): number {
    return this.#request.width - (first === 0 ? this.#request.indent : 0);
  }

  #last(end: number): number {
    return this.#request.units[end - 1]?.kind === "space" ? end - 2 : end - 1;
  }

  /** Trims at both edges, and what is left of the width with them. */
  #edges(first: number, end: number): { readonly startTrim: number; readonly endTrim: number; readonly slack: number } {
    const { units } = this.#request;
    const last = this.#last(end);
    const startTrim = first > 0 ? (units[first]?.startTrim ?? 0) : 0;
    const untrimmed = this.#widthFrom(first) - between(this.#width, first, last + 1) + startTrim;
    // The last line of a paragraph keeps its mark as it is where there is room.
    const endTrim = end === units.length && untrimmed >= -rounding ? 0 : (units[last]?.endTrim ?? 0);
    return { startTrim, endTrim, slack: untrimmed + endTrim };
  }

  /** What a line costs; NaN where its marks can't give up enough. */
  price(first: number, end: number): number {
    const { units, zi, justified } = this.#request;
    const { slack, startTrim, endTrim } = this.#edges(first, end);
    const price = first > 0 && units[first]?.kind === "joined" ? cost.dashFirst : 0;
    if (slack >= -rounding) {
      if (end === units.length) return price;
      const gaps = between(this.#gaps, first, this.#last(end));
      return price + (justified ? stretchPrice(slack / zi, gaps) : (cost.ragged * slack) / zi);
    }
    if (!justified) return Number.NaN;
    const wanted = slackAfterSqueeze - slack;
    const taken = this.#squeeze(first, end, wanted, startTrim, endTrim);
    const total = (taken[0] ?? 0) + (taken[1] ?? 0) + (taken[2] ?? 0);
    if (total < wanted - 0.01) return Number.NaN;
    const squeezed = taken.reduce((sum, each, rank) => sum + ((cost.squeeze[rank] ?? 0) * each) / zi, cost.squeezed);
    return price + squeezed + cost.squeezeSquared * (wanted / zi) ** 2;
  }

  /** What each class gives up: in order, and no mark more than half of its blank before every class has given that. */
  #squeeze(first: number, end: number, wanted: number, startTrim: number, endTrim: number): number[] {
    const taken = [0, 0, 0];
    if (wanted <= 0) return taken;
    const rooms = taken.map((_, rank) => this.#roomOf(first, end, rank, startTrim, endTrim));
    let left = wanted;
    for (const share of [0.5, 1])
      for (const [rank, room] of rooms.entries()) {
        const more = Math.min(room * share - (taken[rank] ?? 0), left);
        taken[rank] = (taken[rank] ?? 0) + more;
        left -= more;
      }
    return taken;
  }

  /** What marks of one class can give up within a line, those at its edges left out where they are trimmed anyway. */
  #roomOf(first: number, end: number, rank: number, startTrim: number, endTrim: number): number {
    const last = this.#last(end);
    const [opening, closing] = [this.#request.units[first], this.#request.units[last]];
    // In front of an indented first line nothing gives way: the indent stays two zi.
    const isFixed = startTrim > 0 || (first === 0 && opening?.isOpening === true);
    const atStart = isFixed && opening?.rank === rank ? opening.room : 0;
    const atEnd = endTrim > 0 && closing?.rank === rank ? closing.room : 0;
    return Math.max(0, between(this.#room[rank], first, last + 1) - atStart - atEnd);
  }

  /** A line that was chosen. */
  line(first: number, end: number): Line {
    const { slack, startTrim, endTrim } = this.#edges(first, end);
    const wanted = slack < -rounding ? slackAfterSqueeze - slack : 0;
    const squeeze = this.#squeeze(first, end, wanted, startTrim, endTrim).map((taken, rank) => {
      const room = this.#roomOf(first, end, rank, startTrim, endTrim);
      return room > 0 ? taken / room : 0;
    });
    const last = this.#last(end);
    const trimmed = { isStartTrimmed: startTrim > 0, isEndTrimmed: endTrim > 0 };
    return { first, end, last, ...trimmed, slack, gaps: between(this.#gaps, first, last), squeeze };
  }

  /** 孤字: a last line of fewer than two Han characters, a word or number counting as one; two Han characters are better. */
  lastPenalty(first: number): number {
    if (first === 0) return 0;
    const { length } = this.#request.units;
    const han = between(this.#han, first, length);
    if (han + Math.min(1, between(this.#words, first, length)) < 2) return cost.single;
    return han < 2 ? cost.fewHan : 0;
  }
}

function between(sums: Float64Array | undefined, first: number, end: number): number {
  return sums === undefined ? 0 : (sums[end] ?? 0) - (sums[first] ?? 0);
}

/** The least cost of lines that start within a few units. */
function leastNear(costs: Float64Array, first: number): number {
  let least = Infinity;
  for (let near = Math.max(0, first - 6); near <= first + 6; near += 1) {
    const one = costs[near] ?? Infinity;
    if (one < least) least = one;
  }
  return least;
}

/** The first index from one on at which rising sums reach a value, or the last. */
function firstBeyond(sums: Float64Array, value: number, from: number): number {
  let [low, high] = [from, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isWide({ slack, gaps }: Line, zi: number): boolean {
  return slack / zi / Math.max(1, gaps) > widestGap;
}

function stretchPrice(slack: number, gaps: number): number {
  const gap = Math.max(0, slack) / Math.max(1, gaps);
  const price = cost.push * (gap / cost.pushedGap) ** 2;
  return gap > widestGap ? price + cost.stretched * (gap - widestGap) + cost.single : price;
}
