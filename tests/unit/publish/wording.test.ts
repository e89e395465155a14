import { describe, expect, it } from "vitest";
import {
  dateText,
  datedIssueLine,
  fileSize,
  nameplateClass,
  quotedTitle,
  shortIssueLine,
} from "../../../src/publish/wording.ts";
import { harbourIssue } from "../../helpers/published-issues.ts";

describe("fileSize", () => {
  it.each([
    [812, "812 B"],
    [238_400, "238 kB"],
    [999_499, "999 kB"],
    [999_500, "1.0 MB"],
    [1_234_567, "1.2 MB"],
    [99_949_999, "99.9 MB"],
    [99_950_000, "100 MB"],
  ])("writes %i bytes as %s", (bytes, text) => {
    expect(fileSize(bytes)).toBe(text);
  });
});

describe("dateText", () => {
  it("writes months and days without leading zeros", () => {
    expect(dateText("2024-03-06")).toBe("2024年3月6日");
  });
});

describe("quotedTitle", () => {
  it("makes title marks within title marks single", () => {
    expect(quotedTitle("《港口法》宣讲")).toBe("《〈港口法〉宣讲》");
  });
});

describe("shortIssueLine", () => {
  it.each([
    ["第12期（总第36期）", "第12期"],
    ["2025年第9期（总第21期）", "第9期"],
    ["第二十一期", "第二十一期"],
    ["增刊第1期", "增刊第1期"],
    ["第4号", "第4号"],
    ["二〇二四年春季号", "第4期"],
  ])("shortens %s to %s", (issueLine, short) => {
    expect(shortIssueLine(harbourIssue({ number: 4 }, { summary: { issueLine } }).summary)).toBe(short);
  });

  it("tells a supplement whose line has another form", () => {
    expect(
      shortIssueLine(harbourIssue({ number: 2, supplement: true }, { summary: { issueLine: "特刊" } }).summary),
    ).toBe("增刊第2期");
  });

  it("stands with its year outside its year", () => {
    expect(datedIssueLine(harbourIssue({ number: 4 }).summary)).toBe("2024年第4期");
  });
});

describe("nameplateClass", () => {
  it.each([
    [["快报"], "wide-4"],
    [["安全工作简报"], "wide-6"],
    [["机关党建", "工作动态情况"], "wide-6"],
    [["港口安全工作汇报"], "wide-8"],
    [["临海市港口安全生产和应急管理工作简报"], "wide-16"],
  ])("sets %j in the class %s", (lines, name) => {
    expect(nameplateClass(lines)).toBe(name);
  });
});
