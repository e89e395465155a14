import { describe, expect, it } from "vitest";
import { parseQuery } from "../../../../src/publish/search/query.ts";

function terms(query: string): string[] {
  return parseQuery(query).map(({ variants }) => variants[0]?.text ?? "");
}

describe("parseQuery", () => {
  it("takes words between white space of any width, each once, folded", () => {
    expect(terms("  集體協商　ＡＢＣ\t集体协商 ")).toEqual(["集体协商", "abc"]);
  });

  it("takes a phrase in quotation marks as one, and one that never ends to the end", () => {
    expect(terms('"annual report" 年报')).toEqual(["annualreport", "年报"]);
    expect(terms("年报 ＂annual report＂")).toEqual(["年报", "annualreport"]);
    expect(terms('"annual report')).toEqual(["annualreport"]);
  });

  it("leaves quotation marks inside words, and Chinese ones, as text", () => {
    expect(terms('5"管 “十百千”工程')).toEqual(['5"管', "“十百千”工程"]);
  });

  it("has no terms without anything to see", () => {
    expect(terms(' "" \u200B　')).toEqual([]);
  });

  it("takes Latin letters for initials, too", () => {
    expect(parseQuery("JTxs 协商 a1").map(({ initials }) => initials)).toEqual(["jtxs", undefined, undefined]);
  });

  it("reads 200 characters and no more", () => {
    expect(terms(`${"简".repeat(300)} 报`)).toEqual(["简".repeat(200)]);
  });
});
