import { describe, expect, it } from "vitest";
import { issueMoments, momentOfDate, momentOfInstant } from "../../../src/publish/moments.ts";
import { harbourIssue } from "../../helpers/published-issues.ts";

const zone = "Asia/Shanghai";

describe("the beginning of a day", () => {
  it.each([
    ["2019-12-06", zone, "2019-12-06T00:00:00+08:00"],
    // Summer time of 1986 to 1991
    ["1988-07-01", zone, "1988-07-01T00:00:00+09:00"],
    ["2024-01-01", "UTC", "2024-01-01T00:00:00+00:00"],
    ["2024-01-01", "Asia/Kathmandu", "2024-01-01T00:00:00+05:45"],
    ["2024-07-01", "America/St_Johns", "2024-07-01T00:00:00-02:30"],
    // The clocks go forward at three on this day, and back on the other
    ["2024-03-31", "Europe/Berlin", "2024-03-31T00:00:00+01:00"],
    ["2024-10-27", "Europe/Berlin", "2024-10-27T00:00:00+02:00"],
  ])("%s in %s is %s", (date, timeZone, text) => {
    const moment = momentOfDate(date, timeZone);
    expect(moment.text).toBe(text);
    expect(moment.epoch).toBe(Date.parse(text));
    expect(momentOfInstant(moment.epoch, timeZone)).toEqual(moment);
  });
});

describe("the moments of an issue", () => {
  const corrections = [
    { date: "2024-03-20", text: "“26台”应为“28台”。" },
    { date: "2024-02-20", text: "“甲”应为“乙”。" },
  ];

  it("are its date where nothing happened since", () => {
    const { published, updated } = issueMoments(harbourIssue({ number: 1 }).summary, zone, undefined);
    expect(published.text).toBe("2024-01-06T00:00:00+08:00");
    expect(updated).toEqual(published);
  });

  it("are its publishAt where it has one", () => {
    const publishAt = Date.parse("2024-01-07T01:30:00Z");
    const { published } = issueMoments(
      harbourIssue({ number: 1 }, { summary: { publishAt } }).summary,
      zone,
      undefined,
    );
    expect(published).toEqual({ epoch: publishAt, text: "2024-01-07T09:30:00+08:00" });
  });

  it("end with the last correction, or with the issue that replaces it", () => {
    const { summary } = harbourIssue({ number: 1 }, { summary: { corrections } });
    expect(issueMoments(summary, zone, undefined).updated.text).toBe("2024-03-20T00:00:00+08:00");
    const replacing = harbourIssue({ number: 5 }).summary;
    expect(issueMoments(summary, zone, replacing).updated.text).toBe("2024-05-06T00:00:00+08:00");
  });

  it("never change before it comes out", () => {
    const publishAt = Date.parse("2024-06-01T00:00:00Z");
    const { summary } = harbourIssue({ number: 1 }, { summary: { corrections, publishAt } });
    expect(issueMoments(summary, zone, undefined).updated.epoch).toBe(publishAt);
  });
});
