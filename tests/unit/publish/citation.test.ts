import { describe, expect, it } from "vitest";
import { citationOf } from "../../../src/publish/citation.ts";
import { harbourIssue, harbourSite } from "../../helpers/published-issues.ts";

const issue = harbourIssue({ number: 2 }, { summary: { title: "汛期安全检查", byline: ["林帆"] } }).summary;

describe("citationOf", () => {
  it("cites an issue by author, title, kind, serial, year and number, and where it is found", () => {
    expect(citationOf(issue, 1, { ...harbourSite, url: "https://gangwu.example/jianbao/" })).toEqual({
      text: "林帆. 汛期安全检查[J/OL]. 港口安全工作简报, 2024(2)",
      address: "https://gangwu.example/jianbao/anquan/2024/02/index.html.",
    });
  });

  it("cites the print where the site has no address or a wrong one", () => {
    const printed = { text: "林帆. 汛期安全检查[J]. 港口安全工作简报, 2024(2)", address: "" };
    expect(citationOf(issue, 1, harbourSite)).toEqual(printed);
    expect(citationOf(issue, 1, { ...harbourSite, url: "gangwu" })).toEqual(printed);
  });

  it("names three authors at most, and the issuer where an issue has several articles or no author", () => {
    const authors = (byline: string[], articles: number): string =>
      citationOf({ ...issue, byline }, articles, harbourSite).text.split(". ")[0] ?? "";
    expect(authors(["甲", "乙", "丙"], 1)).toBe("甲, 乙, 丙");
    expect(authors(["甲", "乙", "丙", "丁"], 1)).toBe("甲, 乙, 丙, 等");
    expect(authors(["甲"], 2)).toBe("临海市港务管理局办公室");
    expect(authors([], 1)).toBe("临海市港务管理局办公室");
  });

  it("tells a supplement from the issue of the same number", () => {
    expect(citationOf(harbourIssue({ number: 2, supplement: true }).summary, 1, harbourSite).text).toContain(
      "2024(增刊2)",
    );
  });
});
