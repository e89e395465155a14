import { describe, expect, it } from "vitest";
import type { PrintJob } from "../../../src/model/composed.ts";
import type { Layout } from "../../../src/model/issue.ts";
import { settleFirstPage, tighteningSteps } from "../../../src/render/first-page.ts";
import { makePdf, onePage } from "../../helpers/pdf-writer.ts";

const layout: Layout = {
  profile: "strict",
  mastheadTop: "35mm",
  mastheadMode: "print",
  nameplate: "centre",
  issuerRow: "sides",
  imprintSide: "even",
  duplex: "none",
  digits: "tnr",
  red: "#e60012",
};

const place = { path: "/c/01.md", line: 2, column: 8, endLine: 2, endColumn: 9 };
const headline = { ...place, line: 4 };

function job(own: Partial<PrintJob> = {}): PrintJob {
  return {
    html: "",
    layout,
    draft: false,
    files: [],
    expected: [],
    glyphs: [],
    metadata: { title: "", author: "", subject: "", keywords: [], date: "2024-01-05" },
    places: { headline },
    fonts: {},
    place,
    ...own,
  };
}

/** A print of two pages with the text's and the body's first words on pages of their own. */
function print(text: 1 | 2, body: 1 | 2): Uint8Array {
  const pages = { 1: "4 0 R", 2: "11 0 R" };
  const objects = onePage("", {
    1: "<</Type /Catalog\n/Pages 3 0 R\n/Dests 10 0 R>>",
    3: "<</Type /Pages\n/Count 2\n/Kids [4 0 R 11 0 R]>>",
    10: `<</first-1 [${pages[text]} /XYZ 0 700 0]\n/first-2 [${pages[body]} /XYZ 0 600 0]>>`,
    11: "<</Type /Page\n/Parent 3 0 R\n/Resources <<>>\n/MediaBox [0 0 594.95996 841.91998]\n/Contents 5 0 R>>",
  });
  return makePdf(objects);
}

/** A press on which text and body come to page 1 once the masthead has a class. */
function press(textAt: string, bodyAt = textAt) {
  const calls: (readonly string[])[] = [];
  return {
    calls,
    tighten: (classes: readonly string[]): Promise<void> => {
      calls.push(classes);
      return Promise.resolve();
    },
    print: (): Promise<Uint8Array> => {
      const now = calls.at(-1) ?? [];
      return Promise.resolve(print(now.includes(textAt) ? 1 : 2, now.includes(bodyAt) ? 1 : 2));
    },
  };
}

const start = { text: "first-1", body: "first-2" };

describe("tighteningSteps", () => {
  it("goes from compact over the line under the issue line to the lines under the red rule", () => {
    expect(tighteningSteps(layout)).toEqual([
      { classes: ["up"], blankLines: 0 },
      { classes: ["up", "no-gap"], blankLines: 1 },
      { classes: ["up", "no-gap", "one-blank"], blankLines: 2 },
      { classes: ["up", "no-gap", "one-blank", "no-blank"], blankLines: 3 },
    ]);
  });

  it("leaves out what a layout does not have: a compact one can't move up, a three-part row has no issue line above it", () => {
    expect(tighteningSteps({ ...layout, mastheadTop: "compact", issuerRow: "three" })[0]?.classes).toEqual([
      "one-blank",
    ]);
  });

  it("leaves all above the red rule of pre-printed paper", () => {
    const steps = tighteningSteps({ ...layout, mastheadMode: "preprinted" });
    expect(steps.map(({ classes }) => classes)).toEqual([["one-blank"], ["one-blank", "no-blank"]]);
  });
});

describe("settleFirstPage", () => {
  it("prints nothing again where the body starts on page 1", async () => {
    const fake = press("up");
    const settled = await settleFirstPage(fake, job(), start, print(1, 1));
    expect(settled).toMatchObject({ layout, linesBelowRule: 2, diagnostics: [] });
    expect(fake.calls).toEqual([]);
  });

  it("takes the first step that brings the text to page 1, and says how the masthead is now", async () => {
    const fake = press("one-blank");
    const settled = await settleFirstPage(fake, job(), start, print(2, 2));
    expect(fake.calls).toHaveLength(3);
    expect(settled.layout.mastheadTop).toBe("compact");
    expect(settled.linesBelowRule).toBe(1);
    expect(settled.diagnostics).toMatchObject([{ rule: "print/masthead-tight", place }]);
  });

  it("undoes all steps and warns at the headline where none of them helps", async () => {
    const first = print(2, 2);
    const fake = press("nothing");
    const settled = await settleFirstPage(fake, job(), start, first);
    expect(fake.calls.at(-1)).toEqual([]);
    expect(settled.printed).toBe(first);
    expect(settled.diagnostics).toMatchObject([
      { rule: "print/first-page-empty", severity: "warning", place: headline },
    ]);
  });

  it("gives up no more than the blank line under the issue line for the body below a note", async () => {
    const fake = press("no-gap");
    const settled = await settleFirstPage(fake, job(), start, print(1, 2));
    expect(fake.calls).toEqual([["no-gap"]]);
    expect(settled.layout).toEqual(layout);
    const silent = await settleFirstPage(press("nothing"), job(), start, print(1, 2));
    expect(silent.diagnostics).toEqual([]);
  });

  it("leaves the body on page 2 below a contents list", async () => {
    const fake = press("no-gap");
    await settleFirstPage(fake, job({ html: '<nav class="contents">' }), start, print(1, 2));
    expect(fake.calls).toEqual([]);
  });
});
