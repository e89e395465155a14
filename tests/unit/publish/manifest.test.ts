import { describe, expect, it } from "vitest";
import { checksumLines, sha256 } from "../../../src/publish/checksums.ts";
import { manifestText } from "../../../src/publish/manifest.ts";
import { harbourIssue } from "../../helpers/published-issues.ts";

const contains = { pdf: true, site: true };

describe("manifestText", () => {
  it("has every key of an issue, null for what is absent", () => {
    const { summary } = harbourIssue({ number: 3 });
    expect(
      JSON.parse(
        manifestText({ issues: [{ summary }], contains: { pdf: false, site: false }, press: false, inspected: true }),
      ),
    ).toEqual({
      version: 1,
      issues: [
        {
          id: "anquan-2024-03",
          series: "anquan",
          year: 2024,
          issue: 3,
          total: null,
          date: "2024-03-06",
          title: "我局全面完成汛期安全检查",
          classification: "公开",
          status: "published",
          pages: null,
          pdf: null,
          page: null,
          distribution: [
            {
              label: "报",
              recipients: [
                { name: "市交通运输局", copies: 2 },
                { name: "市应急管理局", copies: null },
              ],
            },
          ],
          copies: null,
        },
      ],
      contains: { pdf: false, site: false },
      inspected: true,
    });
  });

  it("tells the finished files", () => {
    const { summary } = harbourIssue({ number: 3 }, { summary: { total: 33, copies: 30 } });
    const pdf = { path: "print/anquan-2024-03.pdf", sha256: "ab".repeat(32), bytes: 238_400 };
    const [entry] = JSON.parse(
      manifestText({
        issues: [{ summary, pages: 5, pdf, page: "site/anquan/2024/03/index.html" }],
        contains,
        press: false,
        inspected: true,
      }),
    ).issues;
    expect(entry).toMatchObject({ total: 33, copies: 30, pages: 5, pdf, page: "site/anquan/2024/03/index.html" });
  });

  it("says that print copies are for the press, and how many numbered ones a file holds", () => {
    const { summary } = harbourIssue({ number: 3 }, { summary: { copies: 30 } });
    const pdf = { path: "print/anquan-2024-03.pdf", sha256: "ab".repeat(32), bytes: 238_400, copies: 12 };
    const manifest = JSON.parse(
      manifestText({ issues: [{ summary, pages: 5, pdf }], contains, press: true, inspected: true }),
    );
    expect(manifest).toMatchObject({ press: true, inspected: true, issues: [{ pages: 5, copies: 12 }] });
  });

  it("says so where the print copies were not inspected", () => {
    const manifest = JSON.parse(manifestText({ issues: [], contains, press: false, inspected: false }));
    expect(manifest).toMatchObject({ inspected: false });
  });

  it("orders issues by series, date, supplements last, whatever the order given", () => {
    const issues = [
      harbourIssue({ series: "dangjian", number: 1 }),
      harbourIssue({ number: 10 }),
      harbourIssue({ number: 1, supplement: true }),
      harbourIssue({ number: 1 }),
      harbourIssue({ number: 12, year: 2023 }),
    ].map(({ summary }) => ({ summary }));
    const text = manifestText({ issues, contains, press: false, inspected: true });
    const ids = JSON.parse(text).issues.map((issue: { id: string }) => issue.id);
    expect(ids).toEqual(["anquan-2023-12", "anquan-2024-01", "anquan-2024-s01", "anquan-2024-10", "dangjian-2024-01"]);
    expect(manifestText({ issues: issues.toReversed(), contains, press: false, inspected: true })).toBe(text);
  });
});

describe("checksumLines", () => {
  it("writes a line per file as sha256sum does, sorted by path", () => {
    const sums = new Map([
      ["site/index.html", sha256("页")],
      ["manifest.json", sha256("")],
    ]);
    expect(checksumLines(sums)).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  manifest.json\n" +
        `${sha256(new TextEncoder().encode("页"))}  site/index.html\n`,
    );
  });
});
