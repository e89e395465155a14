import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { isProofRule } from "../../src/check/proof/all-rules.ts";
import { hintOf, messageOf } from "../../src/model/report.ts";
import type { RuleId } from "../../src/model/rules.ts";
import { checkText, exampleFile, exampleOf, unmark } from "../helpers/proof.ts";

const folder = fileURLToPath(new URL("../fixtures/proof/", import.meta.url));
const pairs = readdirSync(folder)
  .filter((name) => name.startsWith("pairs-"))
  .toSorted()
  .flatMap((name) => Object.entries(parse(readFileSync(`${folder}${name}`, "utf8")) as Record<string, string[]>))
  .flatMap(([rule, lines]) => lines.map((line) => exampleOf(rule, line)));

describe("the corpus of wrong and right", () => {
  it("has at least 400 pairs, none twice", () => {
    expect(pairs.length).toBeGreaterThanOrEqual(400);
    expect(new Set(pairs.map(({ marked }) => marked)).size).toBe(pairs.length);
  });

  it("is found, to the line and column", async () => {
    const missed: string[] = [];
    for (const { rule, marked } of pairs) {
      const { text, places } = unmark(exampleFile(marked));
      const { findings } = await checkText(text);
      const found = findings.filter((one) => one.rule === rule).map(({ at }) => at);
      if (places.length === 0 || found.join(" ") !== places.join(" "))
        missed.push(`${rule} ${marked}: ${found.join(" ")} instead of ${places.join(" ")}`);
    }
    // The bar is 99 of 100 (issue 5); what is missed would be listed here.
    expect(missed).toEqual([]);
  });

  it("is right where it says so: proofreading is silent", async () => {
    const loud: string[] = [];
    for (const { rule, right } of pairs) {
      if (right === "") continue;
      const { findings } = await checkText(exampleFile(right));
      const found = findings.filter((one) => isProofRule(one.rule as RuleId));
      if (found.length > 0) loud.push(`${rule} ${right}: ${found.map((one) => `${one.rule} ${one.at}`).join(" ")}`);
    }
    expect(loud).toEqual([]);
  });

  it("comes to rest under its safe fixes, alone and mixed", async () => {
    const texts = pairs
      .filter(({ marked }) => !/[‖|#¶]/.test(marked))
      .map(({ marked }) => marked.replaceAll(/[⟦⟧]/g, ""));
    const mixed = Array.from({ length: 40 }, (_, index) =>
      [0, 1, 2, 3].map((step) => texts[(index * 7 + step * 53) % texts.length] ?? "").join(""),
    );
    for (const text of mixed) {
      let file = exampleFile(text);
      for (let round = 0; round < 10; round += 1) {
        const { fixed } = await checkText(file);
        if (fixed === file) break;
        file = fixed;
      }
      expect((await checkText(file)).fixed).toBe(file);
    }
  });

  it("is told in whole sentences of both languages", async () => {
    const broken = new Set<string>();
    for (const { marked } of pairs) {
      const { output } = await checkText(unmark(exampleFile(marked)).text);
      for (const { diagnostic } of output.findings)
        for (const language of ["zh-CN", "en"] as const)
          for (const text of [messageOf, hintOf].map((say) => say(diagnostic.rule, diagnostic.params, language)))
            if (isProofRule(diagnostic.rule) && /\{\w+\}|“”(?=（|$| \()|undefined/.test(text))
              broken.add(`${diagnostic.rule} ${text}`);
    }
    expect([...broken]).toEqual([]);
  });
});
