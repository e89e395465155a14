import { describe, expect, it } from "vitest";
import { wrapped } from "../../src/cli/help.ts";
import { createProgram, type CommandActions } from "../../src/cli/options.ts";
import { displayWidth } from "../../src/cli/report-diagnostics.ts";

/** Help does nothing: whatever a command is called, it is not run. */
const actions = {} as CommandActions;

const helpOf = (language: "zh-CN" | "en") => {
  const program = createProgram(language, "0.0.0", actions);
  return [program, ...program.commands].map((command) => [command.name(), command.helpInformation()] as const);
};

describe("--help", () => {
  it.each(helpOf("zh-CN"))(
    "of %s is Chinese all through, in two columns that begin at one place, no line too wide",
    (_, help) => {
      expect(help).not.toMatch(/\b(?:Usage|Options|Arguments|Commands|choices|default|options|command)\b/);
      for (const part of help.split(/^(?:选项|参数|命令)：$/m).slice(1)) {
        const rows = part.split("\n").filter((line) => /^ {2}\S.* {2,}\S/.test(line));
        const starts = new Set(rows.map((row) => displayWidth(/^ {2}.*? {2,}(?=\S)/.exec(row)?.[0] ?? "")));
        expect(starts.size).toBeLessThanOrEqual(1);
      }
      for (const line of help.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(80);
    },
  );

  it.each(helpOf("en"))("of %s has no Chinese in English but the field's own words", (_, help) => {
    expect(help.replaceAll(/秘密|合订本|台账/g, "")).not.toMatch(/\p{Script=Han}/u);
  });
});

describe("wrapping", () => {
  it("breaks between Chinese characters, never before a mark that may not begin a line, and keeps words whole", () => {
    expect(wrapped("校对并生成网站和印件，供付印用。文件在 dist 文件夹里", 24)).toBe(
      "校对并生成网站和印件，供\n付印用。文件在 dist 文件夹\n里".replace("夹\n里", "\n夹里"),
    );
    expect(wrapped("一二三四五六七八九十甲乙，丙", 24)).toBe("一二三四五六七八九十甲\n乙，丙");
    expect(wrapped("the quick brown fox jumps over", 24)).toBe("the quick brown fox\njumps over");
  });
});
