import { describe, expect, it } from "vitest";
import type { PrintJob } from "../../../src/model/composed.ts";
import type { Layout } from "../../../src/model/issue.ts";
import type { FirstText } from "../../../src/render/in-page/first-text.ts";
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

/** Classes of the masthead at which text and body come to page 1; "" for as it was asked for. */
interface Scene {
  readonly textAt: string;
  readonly bodyAt?: string;
  /** Whether layout tells without a print what it can: always "maybe" where not. */
  readonly isTold?: boolean;
}

/** A press in such a scene, and the start it tells of. */
function press({ textAt, bodyAt = textAt, isTold = false }: Scene) {
  const calls: (readonly string[])[] = [];
  let prints = 0;
  const isAt = (wanted: string): boolean => wanted === "" || (calls.at(-1) ?? []).includes(wanted);
  const opens = (wanted: string): "yes" | "no" | "maybe" => (isTold ? (isAt(wanted) ? "yes" : "no") : "maybe");
  const tell = (): FirstText => ({
    text: { name: "first-1", opens: opens(textAt) },
    body: { name: "first-2", opens: opens(bodyAt) },
  });
  const start = tell();
  return {
    calls,
    start,
    prints: () => prints,
    tighten: (classes: readonly string[]): Promise<FirstText> => {
      calls.push(classes);
      return Promise.resolve(tell());
    },
    print: (): Promise<Uint8Array> => {
      prints += 1;
      return Promise.resolve(print(isAt(textAt) ? 1 : 2, isAt(bodyAt) ? 1 : 2));
    },
  };
}

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

describe.each([false, true])("settleFirstPage, where layout tells beforehand: %s", (isTold) => {
  it("prints once where the body starts on page 1", async () => {
    const fake = press({ textAt: "", isTold });
    const settled = await settleFirstPage(fake, job(), fake.start);
    expect(settled).toMatchObject({ layout, linesBelowRule: 2, diagnostics: [] });
    expect([fake.calls, fake.prints()]).toEqual([[], 1]);
  });

  it("takes the first step that brings the text to page 1, and says how the masthead is now", async () => {
    const fake = press({ textAt: "one-blank", isTold });
    const settled = await settleFirstPage(fake, job(), fake.start);
    expect([fake.calls.length, fake.prints()]).toEqual([3, isTold ? 1 : 4]);
    expect(settled.layout.mastheadTop).toBe("compact");
    expect(settled.linesBelowRule).toBe(1);
    expect(settled.diagnostics).toMatchObject([{ rule: "print/masthead-tight", place }]);
  });

  it("undoes all steps and warns at the headline where none of them helps", async () => {
    const fake = press({ textAt: "nothing", isTold });
    const settled = await settleFirstPage(fake, job(), fake.start);
    expect(fake.calls.at(-1)).toEqual([]);
    expect(settled).toMatchObject({ layout, linesBelowRule: 2 });
    expect(settled.diagnostics).toMatchObject([
      { rule: "print/first-page-empty", severity: "warning", place: headline },
    ]);
  });

  it("gives up no more than the blank line under the issue line for the body below a note", async () => {
    const fake = press({ textAt: "", bodyAt: "no-gap", isTold });
    const settled = await settleFirstPage(fake, job(), fake.start);
    expect([fake.calls, fake.prints()]).toEqual([[["no-gap"]], isTold ? 1 : 2]);
    expect(settled).toMatchObject({ layout, linesBelowRule: 2, diagnostics: [] });
    const stays = press({ textAt: "", bodyAt: "nothing", isTold });
    expect((await settleFirstPage(stays, job(), stays.start)).diagnostics).toEqual([]);
  });

  it("leaves the body on page 2 below a contents list", async () => {
    const fake = press({ textAt: "", bodyAt: "no-gap", isTold });
    await settleFirstPage(fake, job({ html: '<nav class="contents">' }), fake.start);
    expect([fake.calls, fake.prints()]).toEqual([[], 1]);
  });

  it("prints an issue without text as it was asked for", async () => {
    const fake = press({ textAt: "nothing", isTold });
    expect(await settleFirstPage(fake, job(), {})).toMatchObject({ layout, diagnostics: [] });
    expect(fake.prints()).toBe(1);
  });
});
