import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { chooseOne } from "../../src/cli/ask.ts";
import { dayIn } from "../../src/cli/today.ts";

const choices = [
  { value: "anquan", label: "安全生产简报" },
  { value: "dt", label: "动态" },
];

async function answered(
  ...answers: readonly string[]
): Promise<{ readonly chosen: string | undefined; readonly shown: string }> {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = "";
  output.setEncoding("utf8").on("data", (text: string) => (shown += text));
  input.end(answers.map((answer) => `${answer}\n`).join(""));
  const chosen = await chooseOne("哪一种刊物？", choices, { input, output });
  return { chosen, shown };
}

describe("a question on a terminal", () => {
  it("takes the number or the name", async () => {
    const { chosen, shown } = await answered("2");
    expect(chosen).toBe("dt");
    expect(shown).toContain("  1  anquan  安全生产简报\n  2  dt      动态\n哪一种刊物？ [1-2] ");
    expect((await answered(" anquan ")).chosen).toBe("anquan");
  });

  it("asks again after nonsense, and gives up after three times or when the input ends", async () => {
    expect((await answered("3", "x", "1")).chosen).toBe("anquan");
    expect((await answered("3", "x", "0", "1")).chosen).toBeUndefined();
    expect((await answered()).chosen).toBeUndefined();
  });
});

describe("today", () => {
  it("is the day in the site's time zone, whatever the machine's is", () => {
    const lateInUtc = Date.UTC(2024, 11, 31, 16, 30);
    expect(dayIn(lateInUtc, "Asia/Shanghai")).toEqual({ year: 2025, month: 1, day: 1 });
    expect(dayIn(lateInUtc, "America/New_York")).toEqual({ year: 2024, month: 12, day: 31 });
  });
});
