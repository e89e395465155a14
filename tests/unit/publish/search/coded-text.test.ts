import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText, encodeText } from "../../../../src/publish/search/coded-text.ts";

const everyUnit = Array.from({ length: 0x1_00_00 }, (_, unit) => String.fromCharCode(unit)).join("");

describe("a coded text", () => {
  it("decodes to the text, whatever it holds", () => {
    const unit = fc.integer({ min: 0, max: 0xff_ff }).map((code) => String.fromCharCode(code));
    const han = fc.integer({ min: 0x4e_00, max: 0x9f_ff }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(unit, han, fc.constantFrom("的", "，", "1", '"', "\\")), { maxLength: 400 }),
        (parts) => {
          const text = parts.join("");
          expect(decodeText(encodeText(text))).toBe(text);
        },
      ),
    );
  });

  it("decodes to the text where there are more characters than codes", () => {
    expect(decodeText(encodeText(everyUnit)) === everyUnit).toBe(true);
  });

  it("is printable ASCII that a quoted string holds as it stands, but for the frequent characters", () => {
    const { code, others } = encodeText(everyUnit);
    expect(code + others).toMatch(/^[ !#-[\]-~]*$/);
  });

  it("gives the fifty most frequent characters one symbol and all others two, until they run out", () => {
    const frequent = [...everyUnit].slice(100, 150).join("");
    const { code, frequent: coded } = encodeText(frequent + frequent + [...everyUnit].slice(0x4e_00, 0x4f_00).join(""));
    expect(coded).toBe(frequent);
    expect(code).toHaveLength(100 + 2 * 256);
    expect(encodeText("")).toEqual({ frequent: "", others: "", code: "" });
  });
});
