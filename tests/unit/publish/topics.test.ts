import { describe, expect, it } from "vitest";
import { foldTag, relatedIssues, topicPath, topicsOf } from "../../../src/publish/topics.ts";
import { harbourIssue } from "../../helpers/published-issues.ts";

function tagged(number: number, ...tags: string[]) {
  return harbourIssue({ number }, { summary: { tags, date: `2024-01-${String(number).padStart(2, "0")}` } });
}

describe("topicsOf", () => {
  it("takes tags that differ by case or width only for one topic, named as most issues write it", () => {
    const issues = [tagged(1, "5G基站"), tagged(2, "５Ｇ基站"), tagged(3, "5g基站", "5G基站"), tagged(4, "防汛")];
    expect(topicsOf(issues).map(({ label, issues: own }) => [label, own.length])).toEqual([
      ["5G基站", 3],
      ["防汛", 1],
    ]);
  });

  it("gives every topic an address of its own, of safe characters, that no other build changes", () => {
    const tags = [
      "防汛",
      "防\u0000汛",
      "../../etc",
      "index",
      "a/b",
      "a b",
      "CON",
      "<script>",
      "😀",
      "𠮷野家",
      "é",
      "\u0301",
      "%2e%2e",
      "'\"&",
      "字".repeat(300),
    ];
    const paths = topicsOf([tagged(1, ...tags)]).map(({ path }) => path);
    expect(new Set(paths).size).toBe(tags.length);
    for (const path of paths) expect(path).toMatch(/^topics\/[\da-f]{12}\.html$/);
    expect(topicPath(foldTag("防汛"))).toBe("topics/8e761992e0b7.html");
  });

  it("leaves out tags that are nothing but space", () => {
    expect(topicsOf([tagged(1, "　", " ")])).toEqual([]);
  });

  it("orders topics by their number of issues, then by their spelling, whatever comes first", () => {
    const issues = [tagged(1, "乙", "甲"), tagged(2, "丙"), tagged(3, "丙")];
    expect(topicsOf(issues).map(({ label }) => label)).toEqual(["丙", "乙", "甲"]);
  });
});

describe("relatedIssues", () => {
  it("puts issues that share a rare topic first, then those nearest in time", () => {
    const issues = [
      tagged(1, "防汛"),
      tagged(2, "防汛"),
      tagged(3, "防汛", "台风"),
      tagged(4, "防汛"),
      tagged(9, "防汛", "台风"),
      tagged(11, "党建"),
    ];
    const [topic] = issues.slice(2);
    if (topic === undefined) throw new Error("no issue");
    const topics = topicsOf(issues).filter((one) => one.issues.includes(topic));
    const related = relatedIssues(topic, topics, 3).map(({ summary }) => summary.ref.number);
    expect(related).toEqual([9, 4, 2]);
  });

  it("has none for an issue that is alone in its topics", () => {
    const issue = tagged(1, "防汛");
    expect(relatedIssues(issue, topicsOf([issue]), 5)).toEqual([]);
  });
});
