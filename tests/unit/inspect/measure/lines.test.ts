import { describe, expect, it } from "vitest";
import { groupLines } from "../../../../src/inspect/measure/lines.ts";
import type { Character } from "../../../../src/inspect/measured.ts";

/** A character 4 mm wide and high that begins at a place along its line. */
function letter(text: string, along: number, baseline: number, more: Partial<Character> = {}): Character {
  const isLevel = more.angle === undefined || more.angle === 0 || more.angle === 180;
  const box = isLevel
    ? { left: along, right: along + 4, top: baseline - 3, bottom: baseline + 1 }
    : { left: baseline - 3, right: baseline + 1, top: along, bottom: along + 4 };
  return { text, ...box, baseline, ink: box, sizePt: 11, font: 0, color: "#000000", angle: 0, order: 0, ...more };
}

describe("lines", () => {
  it("are read along their direction, whatever the order of the content", () => {
    const read = (angle: Character["angle"]): string[] =>
      groupLines([letter("b", 20, 50, { angle }), letter("c", 30, 50, { angle }), letter("a", 10, 50, { angle })]).map(
        ({ text }) => text,
      );
    expect([read(0), read(90), read(180), read(270)]).toEqual([["abc"], ["cba"], ["cba"], ["abc"]]);
  });

  it("hold what is within a tenth of a millimetre, and nothing of another direction", () => {
    const lines = groupLines([
      letter("a", 10, 50),
      letter("b", 20, 50.09),
      letter("c", 30, 50.25),
      letter("d", 40, 50, { angle: 180 }),
      letter("e", 50, 49.95),
    ]);
    expect(lines.map(({ text }) => text).toSorted()).toEqual(["abe", "c", "d"]);
  });

  it("take size, baseline and height from their largest character, the colour from their first", () => {
    const large = letter("B", 20, 50.05, { sizePt: 22, top: 42, bottom: 52, color: "#ff0000" });
    const [line] = groupLines([large, letter("a", 10, 50)]);
    expect(line).toMatchObject({
      text: "aB",
      sizePt: 22,
      baseline: 50.05,
      top: 42,
      bottom: 52,
      left: 10,
      color: "#000000",
    });
  });

  it("count the ink that there is: none of white space, but a place of its own where there is nothing else", () => {
    const none = { left: 30, right: 30, top: 50, bottom: 50 };
    expect(groupLines([letter("a", 10, 50), letter(" ", 30, 50, { ink: none })])[0]?.ink.right).toBe(14);
    expect(groupLines([letter(" ", 30, 50, { ink: none })])[0]?.ink).toEqual(none);
  });

  it("stand from top to bottom; characters at one place in the order of the content", () => {
    const lines = groupLines([
      letter("x", 10, 90),
      letter("b", 10, 50, { order: 2 }),
      letter("a", 10, 50, { order: 1 }),
    ]);
    expect(lines.map(({ text }) => text)).toEqual(["ab", "x"]);
    expect(groupLines([])).toEqual([]);
  });
});
