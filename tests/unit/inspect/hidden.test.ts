import { describe, expect, it } from "vitest";
import { isCover, uncoveredCharacters, uncoveredRules } from "../../../src/inspect/measure/hidden.ts";
import { levelRule, lineAt } from "../../helpers/measured.ts";

const { characters } = lineAt("各作业区逐级签订责任书", 28, 100);
const shown = (covers: Parameters<typeof uncoveredCharacters>[1]) =>
  uncoveredCharacters(characters, covers)
    .map(({ text }) => text)
    .join("");

describe("an area painted over text", () => {
  const cover = { left: 27, right: 50, top: 94, bottom: 102, order: 50 };

  it("hides the characters whose middle it holds", () => {
    expect(shown([cover])).toBe("逐级签订责任书");
    expect(shown([])).toBe("各作业区逐级签订责任书");
  });

  it("hides nothing that is painted after it", () => {
    expect(shown([{ ...cover, order: -1 }])).toBe("各作业区逐级签订责任书");
    expect(shown([{ ...cover, order: 2 }])).toBe("业区逐级签订责任书");
  });

  it("hides a rule only from end to end", () => {
    const rule = levelRule(98);
    expect(uncoveredRules([rule], [{ ...cover, right: 190 }])).toEqual([]);
    expect(uncoveredRules([rule], [cover])).toEqual([rule]);
  });

  it("is no thin bar, which strikes through", () => {
    expect(isCover({ left: 0, right: 50, top: 0, bottom: 1 })).toBe(false);
    expect(isCover({ left: 0, right: 50, top: 0, bottom: 8 })).toBe(true);
  });
});
