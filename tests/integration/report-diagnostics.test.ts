import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { displayWidth, jsonDiagnostics, prettyReport, shownPath } from "../../src/cli/report-diagnostics.ts";
import { finding } from "../../src/model/report.ts";

const folder = mkdtempSync(join(tmpdir(), "jianbao-report-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, "02.md");
writeFileSync(path, "---\nissue: 2\n---\n\n## 三、强化监测\n");
const diagnostic = finding(
  "markdown/heading-number",
  { path, line: 5, column: 4, endLine: 5, endColumn: 6 },
  { found: "三、", expected: "二、" },
);
const options = { language: "zh-CN", folder, colour: false, quiet: false } as const;

describe("prettyReport", () => {
  it("gives one grep-able line, the source with a caret under the place, and the hint", () => {
    const [head, source, caret, hint] = prettyReport([diagnostic], options).split("\n");
    expect(head).toBe("02.md:5:4 warning 标题序号是“三、”，按顺序应为“二、” [markdown/heading-number]");
    expect(source).toBe("    5 | ## 三、强化监测");
    expect(displayWidth((caret ?? "").split("^")[0] ?? "")).toBe("    5 | ".length + "## ".length);
    expect(caret?.trim().endsWith("^^^^")).toBe(true);
    expect(hint).toMatch(/^ {2}改法：/);
  });

  it("speaks English when asked, and leaves warnings out when quiet", () => {
    expect(prettyReport([diagnostic], { ...options, language: "en" })).toContain("hint: ");
    expect(prettyReport([diagnostic], { ...options, quiet: true })).toBe("");
  });
});

describe("jsonDiagnostics", () => {
  it("gives every field of the contract", () => {
    expect(Object.keys(jsonDiagnostics([diagnostic], options)[0] ?? {})).toEqual([
      "file",
      "line",
      "column",
      "endLine",
      "endColumn",
      "severity",
      "rule",
      "message",
      "hint",
    ]);
  });
});

describe("shownPath", () => {
  it("is relative to the folder the command was typed in", () => {
    expect(shownPath(path, folder)).toBe("02.md");
    expect(shownPath(path, join(folder, "deeper"))).toBe("../02.md");
  });
});
