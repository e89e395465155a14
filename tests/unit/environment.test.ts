import { describe, expect, it } from "vitest";
import { chooseColour, chooseLanguage } from "../../src/cli/environment.ts";

const terminal = { variables: {}, folder: "/", isTerminal: true, now: 0 };

describe("chooseLanguage", () => {
  it("takes --lang, then the locale, else Chinese", () => {
    expect(chooseLanguage("en", { LANG: "zh_CN.UTF-8" })).toBe("en");
    expect(chooseLanguage(undefined, { LANG: "en_US.UTF-8" })).toBe("en");
    expect(chooseLanguage(undefined, { LC_ALL: "zh_CN.UTF-8", LANG: "en_US.UTF-8" })).toBe("zh-CN");
    expect(chooseLanguage(undefined, { LANG: "C.UTF-8" })).toBe("zh-CN");
  });
});

describe("chooseColour", () => {
  it("follows --color, NO_COLOR, FORCE_COLOR and the terminal, in this order", () => {
    expect(chooseColour("never", terminal)).toBe(false);
    expect(chooseColour("always", { ...terminal, isTerminal: false })).toBe(true);
    expect(chooseColour(undefined, { ...terminal, variables: { NO_COLOR: "1", FORCE_COLOR: "1" } })).toBe(false);
    expect(chooseColour(undefined, { ...terminal, isTerminal: false, variables: { FORCE_COLOR: "1" } })).toBe(true);
    expect(chooseColour("auto", { ...terminal, isTerminal: false })).toBe(false);
    expect(chooseColour("auto", { ...terminal, variables: { TERM: "dumb" } })).toBe(false);
  });
});
