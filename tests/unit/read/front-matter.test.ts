import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import { splitFrontMatter } from "../../../src/read/front-matter.ts";
import { decodeSource } from "../../../src/read/source-text.ts";

const path = "/content/a.md";
const split = (text: string) => splitFrontMatter(text, path, "required");
const at = ({ rule, place }: Diagnostic): string =>
  `${rule} ${place.line}:${place.column}-${place.endLine}:${place.endColumn}`;
const reported = (text: string): string[] => split(text).diagnostics.map(at);

interface Probe {
  ran?: boolean;
}

afterEach(() => {
  delete (globalThis as Probe).ran;
});

describe("code in front matter never runs", () => {
  const code = "globalThis.ran = true";
  it.each([
    "---js",
    "---javascript",
    "--- JS",
    "---Javascript",
    "--- js ",
    "---jS\t",
    "---json",
    "---coffee",
    "---constructor",
    "---toString",
    "---toml",
    "---yaml",
  ])("refuses %j at the first line", (fence) => {
    const text = `${fence}\n{ issue: (${code}, 2) }\n---\n正文。\n`;
    expect(reported(text)).toEqual([`front-matter/fence 1:1-1:${fence.length + 1}`]);
    expect(split(text).map).toBeUndefined();
    expect((globalThis as Probe).ran).toBeUndefined();
  });

  it("does not run a block further down", () => {
    const body = `\n---js\n${code}\n---\n`;
    expect(split(`---\nissue: 2\n---\n${body}`).diagnostics).toEqual([]);
    expect((globalThis as Probe).ran).toBeUndefined();
  });
});

describe("fences", () => {
  it("closes the block at a whole line alone", () => {
    expect(reported("---\nissue: 2\n---注意\n正文。\n---\n")).toEqual(["front-matter/broken-fence 3:1-3:6"]);
    expect(reported("---\nissue: 2\n----\n正文。\n")).toEqual(["front-matter/broken-fence 3:1-3:5"]);
  });

  it("allows blanks behind a fence", () => {
    expect(split("--- \nissue: 2\n---\t\n正文。\n").map?.entries).toHaveLength(1);
  });

  it("reports front matter that is never closed at its opening line, and reads no text", () => {
    expect(reported("---\nissue: 2\n\n正文。\n")).toEqual(["front-matter/unterminated 1:1-1:4"]);
    expect(split("---\nissue: 2\n\n正文。\n").body).toBe("");
  });

  it("reports blank lines and blanks before the first fence", () => {
    expect(reported("\n---\nissue: 2\n---\n正文。\n")).toEqual(["front-matter/blank-head 2:1-2:4"]);
    expect(reported("  ---\nissue: 2\n---\n正文。\n")).toEqual(["front-matter/blank-head 1:1-1:6"]);
  });

  it("reports a file without front matter", () => {
    expect(reported("正文。\n")).toEqual(["front-matter/missing 1:1-1:4"]);
    expect(reported("")).toEqual(["front-matter/missing 1:1-1:1"]);
    expect(reported("----\nissue: 2\n----\n")).toEqual(["front-matter/missing 1:1-1:5"]);
  });

  it("takes empty front matter for no keys", () => {
    expect(split("---\n---\n正文。\n").map?.entries).toEqual([]);
    expect(split("---\n# 只有注释\n---\n正文。\n").map?.entries).toEqual([]);
  });

  it("refuses more than 16 KiB", () => {
    expect(reported(`---\nsummary: ${"水".repeat(6000)}\n---\n`)).toEqual(["front-matter/too-large 1:1-1:4"]);
  });
});

describe("the YAML between the fences", () => {
  it.each<[string, string, string]>([
    ["a full-width colon", "期号：2\n日期: 2024-01-02", "front-matter/colon-width 2:3-2:4"],
    ["a full-width colon alone", "期号：2", "front-matter/colon-width 2:3-2:4"],
    ["a full-width colon in the middle", "期号: 2\n日期：2024-01-02\n标题: 甲", "front-matter/colon-width 3:3-3:4"],
    ["a colon without a space", "issue:2\ndate: 2024-01-02", "front-matter/colon-space 2:6-2:7"],
    ["a tab", "imprint:\n\tcopies: 2", "front-matter/tab-indent 3:1-3:2"],
    ["a doubled key", "issue: 2\ndate: 2024-01-02\nissue: 3", "front-matter/duplicate-key 4:1-4:6"],
    ["an anchor", "issue: &a 2", "front-matter/yaml-feature 2:11-2:12"],
    ["an alias", "title: *a", "front-matter/yaml-feature 2:8-2:10"],
    ["a tag", "issue: !!int 2", "front-matter/yaml-feature 2:14-2:15"],
    ["a tag of code", "issue: !!js/function 2", "front-matter/yaml-feature 2:22-2:23"],
    ["a merge", "<<: {issue: 2}", "front-matter/yaml-feature 2:1-2:3"],
    ["a list", "- 期号\n- 日期", "front-matter/not-keys 2:1-3:5"],
    ["a text", "只有一句话", "front-matter/not-keys 2:1-2:6"],
    ["an end of document", "issue: 2\n...\ntitle: 甲", "front-matter/second-document 3:1-3:4"],
    ["an open bracket", "byline: [甲, 乙\ntitle: 丙", "front-matter/open-bracket"],
    ["an open quote", 'title: "甲', "front-matter/open-quote"],
    ["an at sign", "发: @组", "front-matter/needs-quotes 2:4-2:5"],
    ["a second colon", "title: 甲: 乙", "front-matter/second-colon 2:8-2:9"],
    ["a key that is a list", "? [甲]\n: 乙", "front-matter/yaml-syntax 2:3-2:6"],
  ])("reports %s at its place", (_name, yaml, expected) => {
    const [first, ...more] = reported(`---\n${yaml}\n---\n正文。\n`);
    expect(first?.startsWith(expected), `${first ?? "nothing"} for ${expected}`).toBe(true);
    expect(more).toEqual([]);
  });

  it("reports the same broken text every time: nothing is cached", () => {
    const text = "---\nbyline: [甲\n---\n正文。\n";
    expect(reported(text)).toEqual(reported(text));
    expect(split(text).map).toBeUndefined();
    expect(split(text).body).not.toContain("byline");
  });

  it("keeps every value as the text that was typed", () => {
    const { map } = split("---\na: 2019-12-06\nb: 010\nc: no\nd: 12:30\ne: 1_000\nf: ~\ng: 9007199254740993\n---\n");
    expect(map?.entries.map(({ value }) => (value.kind === "text" ? value.text : ""))).toEqual([
      "2019-12-06",
      "010",
      "no",
      "12:30",
      "1_000",
      "~",
      "9007199254740993",
    ]);
  });

  it("joins a value over several lines as Chinese is joined", () => {
    const { map } = split("---\nsummary: 第一行，\n  第二行 GB/T 9704\n  has Latin\n  words。\n---\n");
    expect(map?.entries[0]?.value).toMatchObject({
      text: "第一行，第二行 GB/T 9704 has Latin words。",
      place: { line: 2, column: 10, endLine: 5 },
    });
  });

  it("survives deep brackets and many keys", () => {
    expect(reported(`---\na: ${"[".repeat(8000)}\n---\n`)).toHaveLength(1);
    const keys = Array.from({ length: 1500 }, (_, index) => `k${index}: 1`).join("\n");
    expect(split(`---\n${keys}\n---\n`).map?.entries).toHaveLength(1500);
  });

  it("does not touch prototypes", () => {
    const { map } = split("---\n__proto__: {polluted: 甲}\n---\n");
    expect(map?.entries[0]?.key.text).toBe("__proto__");
    expect({}).not.toHaveProperty("polluted");
  });
});

describe("places", () => {
  it.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
    ["CR", "\r"],
  ])("are those of the file with %s and a byte order mark", (_name, end) => {
    const bytes = new TextEncoder().encode(["\uFEFF---", "期号: 2", '标题: "甲乙"', "---", "", "正文。"].join(end));
    const text = decodeSource(bytes, path, "markdown");
    expect(text.diagnostics).toEqual([]);
    const { map, body, bodyStart } = split(text.value ?? "");
    expect(map?.entries[0]?.key.place).toEqual({ path, line: 2, column: 1, endLine: 2, endColumn: 3 });
    expect(map?.entries[1]?.value.place).toEqual({ path, line: 3, column: 5, endLine: 3, endColumn: 9 });
    expect(body.split("\n").indexOf("正文。")).toBe(5);
    expect(bodyStart.line).toBe(5);
  });

  it("lie inside the file whatever is typed", () => {
    const line = fc.constantFrom(
      "---",
      "--- ",
      "---js",
      "issue: 2",
      "期号：2",
      "  a: b",
      "- x",
      "\t- y",
      "'",
      '"',
      "[",
      "}",
      "&a",
      "*a",
      "...",
      "# 注",
      "",
      "正文",
      "a: |",
      "  块",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const { body, diagnostics, map } = split(lines.join("\n"));
        for (const { place } of diagnostics) {
          expect(place.line).toBeGreaterThanOrEqual(1);
          expect(place.endLine).toBeLessThanOrEqual(lines.length + 1);
          expect(place.endLine > place.line || place.endColumn >= place.column).toBe(true);
        }
        expect(map !== undefined || diagnostics.some(({ severity }) => severity === "error")).toBe(true);
        const rest = body.split("\n");
        for (const [index, text] of rest.entries()) expect(["", lines[index]]).toContain(text);
      }),
    );
  });
});
