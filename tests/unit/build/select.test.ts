import { describe, expect, it } from "vitest";
import { destinationOf, isSelected, unmatchedPatterns } from "../../../src/build/select.ts";

const site = { public: "公开" } as const;
const options = { drafts: false, allowClassified: false, now: Date.UTC(2024, 4, 1) };
const published = { status: "published", classification: "公开" } as const;

describe("destinationOf", () => {
  it("prints and publishes a public issue", () => {
    expect(destinationOf(published, site, options)).toEqual({ print: true, site: true, draft: false, refused: false });
  });

  it("keeps an internal issue off a public site but prints it", () => {
    expect(destinationOf({ ...published, classification: "内部" }, site, options)).toMatchObject({
      print: true,
      site: false,
    });
  });

  it("publishes an internal issue where the site's public is 内部", () => {
    expect(destinationOf({ ...published, classification: "内部" }, { public: "内部" }, options)).toMatchObject({
      site: true,
    });
  });

  it("refuses 秘密 and above unless allowed, and then only prints", () => {
    expect(destinationOf({ ...published, classification: "秘密" }, site, options)).toEqual({
      print: false,
      site: false,
      draft: false,
      refused: true,
    });
    expect(
      destinationOf(
        { ...published, classification: "绝密" },
        { public: "内部" },
        { ...options, allowClassified: true },
      ),
    ).toEqual({ print: true, site: false, draft: false, refused: false });
  });

  it("treats an issue before its publishAt as a draft, and prints drafts only when asked", () => {
    const embargoed = { ...published, publishAt: options.now + 1 };
    expect(destinationOf(embargoed, site, options)).toMatchObject({ print: false, site: false, draft: true });
    expect(destinationOf(embargoed, site, { ...options, drafts: true })).toMatchObject({
      print: true,
      site: false,
      draft: true,
    });
    expect(destinationOf({ ...published, publishAt: options.now }, site, options)).toMatchObject({
      print: true,
      site: true,
      draft: false,
    });
  });
});

describe("isSelected", () => {
  it("takes ids and globs, and everything without any", () => {
    expect(isSelected("gangkou-2024-03", [])).toBe(true);
    expect(isSelected("gangkou-2024-03", ["gangkou-2024-*"])).toBe(true);
    expect(isSelected("gangkou-2024-s01", ["*-s??"])).toBe(true);
    expect(isSelected("gangkou-2024-03", ["gangkou-2024-0"])).toBe(false);
    expect(isSelected("gangkou-2024-03", ["gangkou.2024.03"])).toBe(false);
  });

  it("names the patterns that match nothing", () => {
    expect(unmatchedPatterns(["a-2024-01"], ["a-*", "b-*"])).toEqual(["b-*"]);
  });
});
