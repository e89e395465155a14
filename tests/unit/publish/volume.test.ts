import { describe, expect, it } from "vitest";
import type { ArticleEntry, IssueSummary } from "../../../src/model/composed.ts";
import { replacementsOf } from "../../../src/publish/replacements.ts";
import { volumeContents } from "../../../src/publish/volume/contents.ts";
import { volumeRange } from "../../../src/publish/volume/range.ts";
import { articlePlaces, type VolumeIssue } from "../../../src/publish/volume/volume-issue.ts";
import type { Bookmark } from "../../../src/render/pdf/bookmarks.ts";
import { harbourIssue } from "../../helpers/published-issues.ts";

const summaryOf = (number: number, own: Partial<IssueSummary> = {}, supplement = false): IssueSummary =>
  harbourIssue({ number, supplement }, { summary: own }).summary;

const volumeIssue = (summary: IssueSummary, entries: readonly ArticleEntry[], pages = 4): VolumeIssue => ({
  summary,
  entries,
  pages,
  mark: "",
  places: entries.map(({ anchor }, index) => ({ name: anchor, page: index + 1, top: 500 })),
});

describe("volumeRange", () => {
  it("names runs of numbers and totals", () => {
    const summaries = [1, 2, 3, 5].map((number) => summaryOf(number, { total: number + 30 }));
    expect(volumeRange(summaries, "arabic")).toEqual({
      issues: "第1—3、5期（总第31—33、35期）",
      supplements: "",
      count: "共4期",
    });
  });

  it("counts in Chinese numerals where the series does", () => {
    const untotalled = [9, 10, 11].map((number) => {
      const { total: _, ...summary } = summaryOf(number);
      return summary;
    });
    expect(volumeRange([...untotalled, summaryOf(1, {}, true)], "chinese")).toEqual({
      issues: "第九至十一期",
      supplements: "增刊第一期",
      count: "共四期",
    });
  });

  it("says nothing of totals that not every issue has", () => {
    const { total: _, ...untotalled } = summaryOf(2);
    expect(volumeRange([summaryOf(1, { total: 31 }), untotalled], "arabic").issues).toBe("第1—2期");
  });

  it("names supplements alone where there is nothing else", () => {
    expect(volumeRange([summaryOf(1, {}, true)], "arabic")).toEqual({
      issues: "",
      supplements: "增刊第1期",
      count: "共1期",
    });
  });
});

describe("articlePlaces", () => {
  const entries = ["汛期安全检查", "简讯", "简讯"].map((title, index): ArticleEntry => ({
    anchor: `a${index + 1}`,
    title,
    units: [],
  }));
  const heading = (title: string, page: number, top: number, level = 2): Bookmark => ({
    title,
    page,
    top,
    level,
    children: [],
  });

  it("finds headlines below the nameplate in their order, however they are broken into lines", () => {
    const below = [
      heading("目录", 1, 400),
      heading("汛期 安全检查", 2, 700),
      heading("简讯", 3, 300),
      heading("附件", 4, 700),
      heading("简讯", 5, 200),
    ];
    expect(articlePlaces(entries, [{ ...heading("港口简报", 1, 720, 1), children: below }])).toEqual([
      { name: "a1", page: 2, top: 700 },
      { name: "a2", page: 3, top: 300 },
      { name: "a3", page: 5, top: 200 },
    ]);
  });

  it("finds them where a pre-printed nameplate leaves no heading", () => {
    expect(articlePlaces(entries.slice(0, 1), [heading("汛期安全检查", 1, 600)])).toEqual([
      { name: "a1", page: 1, top: 600 },
    ]);
  });

  it("takes one that is not there to stand where the one before it stands", () => {
    expect(articlePlaces(entries, [heading("汛期安全检查", 2, 600)]).map(({ page }) => page)).toEqual([2, 2, 2]);
    expect(articlePlaces(entries, [])[0]).toMatchObject({ page: 1 });
  });
});

describe("volumeContents", () => {
  const first = volumeIssue(summaryOf(1, { corrections: [{ date: "2024-03-01", text: "更正。" }] }), [
    { anchor: "a1", title: "压实责任", column: "要闻", units: ["装卸公司", "林帆"] },
    { anchor: "a2", title: "一周安全", units: ["安全监督科"] },
  ]);
  const second = volumeIssue(summaryOf(2, { supersedes: "anquan-2024-01" }), [
    { anchor: "a1", title: "汛期准备", column: "要闻", units: ["安全监督科"] },
  ]);
  const contents = volumeContents([first, second], [5, 9], replacementsOf([first, second]));

  it("lists issues with their own folios and the volume's pages", () => {
    expect(contents.issues.map(({ page, target }) => [target, page])).toEqual([
      ["anquan-2024-01", 5],
      ["anquan-2024-02", 9],
    ]);
    expect(contents.issues[0]?.entries[1]).toEqual({
      title: "一周安全",
      target: "anquan-2024-01/a2",
      issue: "第1期",
      folio: 2,
      page: 6,
    });
  });

  it("keeps replaced and corrected issues, and says so", () => {
    expect(contents.issues.map(({ marks }) => marks)).toEqual([["已由2024年第2期取代", "有更正"], ["取代2024年第1期"]]);
  });

  it("gathers columns in the order in which they first come", () => {
    expect(contents.columns.map(({ name, entries }) => [name, entries.map(({ target }) => target)])).toEqual([
      ["要闻", ["anquan-2024-01/a1", "anquan-2024-02/a1"]],
    ]);
  });

  it("gathers offices by pinyin, persons behind them", () => {
    expect(contents.units.map(({ name, entries }) => [name, entries.length])).toEqual([
      ["安全监督科", 2],
      ["装卸公司", 1],
      ["林帆", 1],
    ]);
  });

  it("has no list that would say nothing", () => {
    const bare = volumeIssue(summaryOf(3), [{ anchor: "a1", title: "通报", units: [] }]);
    expect(volumeContents([bare], [5], () => ({}))).toMatchObject({ columns: [], units: [] });
  });
});
