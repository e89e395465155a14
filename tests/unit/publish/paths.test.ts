import { describe, expect, it } from "vitest";
import { absoluteBase, issueFolder, issuePage, relativeAddress } from "../../../src/publish/paths.ts";

const ref = { id: "anquan-2024-03", series: "anquan", year: 2024, number: 3, supplement: false };

describe("issueFolder", () => {
  it("pads the number to two digits", () => {
    expect(issueFolder(ref)).toBe("anquan/2024/03");
    expect(issueFolder({ ...ref, number: 112 })).toBe("anquan/2024/112");
  });

  it("marks supplements", () => {
    expect(issuePage({ ...ref, supplement: true })).toBe("anquan/2024/s03/index.html");
  });
});

describe("relativeAddress", () => {
  it.each([
    ["index.html", "anquan/index.html", "anquan/index.html"],
    ["anquan/2024/03/index.html", "index.html", "../../../index.html"],
    ["anquan/2024/03/index.html", "anquan/2024/02/index.html", "../02/index.html"],
    ["anquan/2024/03/index.html", "anquan/2024/03/anquan-2024-03.pdf", "anquan-2024-03.pdf"],
    ["anquan/index.html", "anquan/index.html", "index.html"],
    ["anquan/index.html", "anquan/2024/03/a b.pdf", "2024/03/a%20b.pdf"],
  ])("leads from %s to %s as %s", (from, to, address) => {
    expect(relativeAddress(from, to)).toBe(address);
  });
});

describe("absoluteBase", () => {
  it.each([
    [{ base: "/jianbao" }, "/jianbao/"],
    [{ base: "jianbao/" }, "/jianbao/"],
    [{ base: "/" }, "/"],
    [{ url: "https://gangwu.example/bulletin/" }, "/bulletin/"],
    [{ url: "https://gangwu.example" }, "/"],
    [{ url: "https://gangwu.example/a/", base: "/b/" }, "/b/"],
    [{}, ""],
  ])("of %j is %s", (site, base) => {
    expect(absoluteBase(site)).toBe(base);
  });
});
