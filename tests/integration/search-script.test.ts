import { readFileSync } from "node:fs";
import { expect, describe, it } from "vitest";
import { bundleSearchScript, searchScriptFile } from "../../scripts/search/bundle.ts";

const script = readFileSync(searchScriptFile, "utf8");

describe("the search page's script", () => {
  it("is what its sources give (npm run search-script)", async () => {
    expect(await bundleSearchScript()).toBe(script);
  });

  it("uses nothing that Chrome 80 or other browsers of its time lack, and nothing that the page's policy forbids", () => {
    expect(script).not.toMatch(
      /\.(?:at|replaceAll|findLast|findLastIndex|toSorted|toReversed|toSpliced|replaceChildren|hasOwn)\(|structuredClone|\(\?<[=!]/,
    );
    expect(script).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\bimport\b|fetch\(/,
    );
  });

  it("is small: most of it is the table of traditional characters", () => {
    expect(Buffer.byteLength(script)).toBeLessThan(35_000);
  });
});
