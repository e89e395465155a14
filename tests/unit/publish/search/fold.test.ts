import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, foldWithPlaces } from "../../../../src/publish/search/fold.ts";

/** Any text of whole characters. */
const anyText = fc.string({ unit: "binary", maxLength: 30 });

describe("fold", () => {
  it.each([
    ["ＡＢＣ１２３％", "abc123%"],
    ["①㎡㈠", "1m2(一)"],
    ["ﾊｰﾄ", "ハート"],
    ["集體協商，勞動關係", "集体协商,劳动关系"],
    ["二零一九 二○一九", "二〇一九二〇一九"],
    ["全角　空格 与\n换行\u200B", "全角空格与换行"],
    ["Straße ΣΊΣΥΦΟΣ", "strasseσίσυφοσ"],
    ["人车分流", "人车分流"],
    ["𠮷野家𝟘", "𠮷野家0"],
  ])("brings %j to %j", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it("is blind to what stands beside a character, so that a part of a text folds to a part of the folded text", () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(fold(a + b)).toBe(fold(a) + fold(b));
      }),
      { numRuns: 500 },
    );
  });

  it("learns nothing from half a character", () => {
    expect(fold("\uD835")).toBe("\uD835");
    expect(fold("𝐀")).toBe("a");
  });

  it("changes nothing more when it folds again", () => {
    for (let point = 0; point < 0x3_00_00; point += 1) {
      const once = fold(String.fromCodePoint(point));
      if (fold(once) !== once) expect.fail(`U+${point.toString(16)}: ${once} → ${fold(once)}`);
    }
    expect(fold("後")).toBe("后");
  });

  it("tells of every unit which character it comes from", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { folded, starts, ends } = foldWithPlaces(text);
        expect(folded).toBe(fold(text));
        expect([starts.length, ends.length]).toEqual([folded.length, folded.length]);
        starts.forEach((start, unit) => {
          expect(fold(text.slice(start, ends[unit]))).toContain(folded.charAt(unit));
        });
      }),
    );
  });
});
