import { describe, expect, it } from "vitest";
import { cmyk, gray, readColourSpace, rgb, type ColourSpace } from "../../../../src/inspect/measure/colour-spaces.ts";
import { ObjectReader } from "../../../../src/inspect/measure/objects.ts";
import { readValue } from "../../../../src/inspect/measure/values.ts";
import { PdfScanner } from "../../../../src/render/pdf/syntax.ts";
import { tinyPage } from "../../../helpers/tiny-pdf.ts";

const objects = new ObjectReader(tinyPage({}));

function space(source: string, named: Readonly<Record<string, string>> = {}): ColourSpace {
  const parse = (text: string): ReturnType<typeof readValue> => readValue(new PdfScanner(text), text);
  return readColourSpace(objects, parse(source), (name) => (name in named ? parse(named[name] ?? "") : undefined));
}

describe("colour spaces", () => {
  it("of devices show their colours, whatever they are given", () => {
    expect(gray.colour([2]).hex).toBe("#ffffff");
    expect(gray.colour([]).hex).toBe("#000000");
    expect(rgb.colour([0.9, -1, 0.07]).hex).toBe("#e60012");
    expect(cmyk.colour([0, 0, 0, 0]).hex).toBe("#ffffff");
    expect(cmyk.colour([1, 1, 1, 1]).hex).toBe("#000000");
    expect(cmyk.colour([0, 0, 0, 0.5]).hex).toBe("#918f90");
  });

  it("are found by the names of the page, and by no name of a name", () => {
    expect(space("/Mine", { Mine: "/DeviceCMYK" })).toBe(cmyk);
    expect(space("/Mine", { Mine: "/Mine" }).colour([1]).space).toBe("other");
    expect(space("/Unknown").colour([1])).toEqual({ space: "other", hex: "#808080" });
  });

  it("based on each other are followed so far, and have so many inks", () => {
    expect(space("[/Indexed [/Indexed /DeviceRGB 0 <000000>] 0 <00>]").colour([0]).hex).toBe("#000000");
    const deep = `${"[/Indexed ".repeat(50)}/DeviceRGB${" 0 <00>]".repeat(50)}`;
    expect(space(deep).colour([0])).toEqual({ space: "other", hex: "#808080" });
    expect(space(`[/DeviceN [${"/A ".repeat(1000)}] /DeviceRGB <<>>]`).components).toBe(32);
    expect(space("[/Pattern /DeviceRGB]")).toMatchObject({ components: 3, isPattern: true });
    expect(space("/Pattern")).toMatchObject({ components: 0, isPattern: true });
  });

  it("without what makes their colours leave them untold", () => {
    expect(space("[/Separation /Red /DeviceRGB]").colour([1])).toEqual({
      space: "separation",
      name: "Red",
      hex: "#808080",
    });
    expect(space("[/Indexed /DeviceRGB 1]").colour([5]).hex).toBe("#000000");
    expect(space("[]").colour([1]).space).toBe("other");
  });
});
