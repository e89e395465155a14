import { overlap, place } from "./placement.ts";
import { boxOf, type Point, type Stretch } from "./path-figures.ts";
import { numbersOf, type Operand, type PlainState } from "./plain-state.ts";

/** Most points of a path: plain pages stay far below. */
const mostPoints = 4000;

/** Operands of each operator that builds a path. */
const takes: Readonly<Record<string, number>> = { re: 4, m: 2, l: 2, c: 6, v: 4, y: 4, h: 0 };

/** A path that is being built (PDF 32000-1, 8.5.2), in mm on the page. */
export class PlainPath {
  #stretches: Stretch[] = [];
  #points = 0;
  /** Whether it clips what comes after it. */
  isClipping = false;

  /** Adds to the path; false for what is no plain path. */
  add(operator: string, operands: readonly Operand[], { ctm }: PlainState): boolean {
    const numbers = numbersOf(operands, takes[operator] ?? -1);
    if (numbers === undefined) return false;
    const [x = 0, y = 0, width = 0, height = 0] = numbers;
    if (operator === "re") {
      const [right, top] = [x + width, y + height];
      const points = [
        place(ctm, x, y),
        place(ctm, right, y),
        place(ctm, right, top),
        place(ctm, x, top),
        place(ctm, x, y),
      ];
      this.#stretches.push({ points, isCurved: false, isClosed: true });
      this.#points += 5;
      return this.#points <= mostPoints;
    }
    if (operator === "m") {
      this.#stretches.push({ points: [place(ctm, x, y)], isCurved: false, isClosed: false });
      return true;
    }
    const last = this.#stretches.at(-1);
    if (last === undefined || last.isClosed) return false;
    if (operator === "h") last.isClosed = true;
    else {
      const points: Point[] = [];
      for (let index = 0; index < numbers.length; index += 2)
        points.push(place(ctm, numbers[index] as number, numbers[index + 1] as number));
      // Curves that leave one of their two handles out: it is where the curve begins, or ends.
      const [begin, end] = [last.points.at(-1), points.at(-1)];
      if (operator === "v" && begin !== undefined) points.unshift(begin);
      if (operator === "y" && end !== undefined) points.push(end);
      last.isCurved ||= operator !== "l";
      last.points.push(...points);
      this.#points += points.length;
    }
    return this.#points <= mostPoints;
  }

  /** Closes the stretch that is being drawn. */
  close(): void {
    const last = this.#stretches.at(-1);
    if (last !== undefined) last.isClosed = true;
  }

  /** The stretches that ink something. */
  get stretches(): readonly Stretch[] {
    return this.#stretches.filter(({ points }) => points.length > 1);
  }

  /** Ends the path, which may clip what comes after it; false where it clips by nothing. */
  end(state: PlainState): boolean {
    const points = this.#stretches.flatMap((stretch) => stretch.points);
    if (this.isClipping) {
      if (points.length === 0) return false;
      const box = boxOf(points);
      if (state.clip !== "nothing")
        state.clip = state.clip === undefined ? box : (overlap(state.clip, box) ?? "nothing");
    }
    this.#stretches = [];
    this.#points = 0;
    this.isClipping = false;
    return true;
  }
}
