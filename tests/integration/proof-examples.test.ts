import { describe, expect, it } from "vitest";
import { allRules } from "../../src/check/proof/all-rules.ts";
import { runSeriesRules } from "../../src/check/proof/series-facts.ts";
import { rules } from "../../src/model/rules.ts";
import { checkText, exampleFile, ruleFiles, unmark } from "../helpers/proof.ts";

const files = ruleFiles();

describe("the rules of proofreading", () => {
  it("stand each in a file of its own, with examples", () => {
    expect(files.map(({ id }) => id).toSorted()).toEqual(allRules.map(({ id }) => id).toSorted());
    expect(files.filter(({ examples }) => examples.length === 0)).toEqual([]);
    expect(files.filter(({ path, id }) => path !== `${id}.ts`)).toEqual([]);
  });

  it("are errors only where a clause says so", () => {
    const errors = allRules.filter(({ id }) => rules[id].severity === "error");
    expect(errors.filter(({ clause }) => clause === undefined).map(({ id }) => id)).toEqual([]);
  });

  it("speak of 规定 only where a clause says so", () => {
    const practice = allRules.filter(({ clause }) => clause === undefined);
    const texts = practice.map(({ id }) => `${rules[id].message.zh}${rules[id].hint.zh}`);
    expect(texts.filter((text) => /规定|\{clause\}/.test(text))).toEqual([]);
  });

  for (const { id, examples } of files)
    for (const { marked, right } of examples)
      it(`${id} finds ${marked}`, async () => {
        if (marked.includes("§")) return expectInSeries(id, marked, right);
        const { text, places } = unmark(exampleFile(marked));
        const wrong = await checkText(text);
        expect(wrong.findings.filter(({ rule }) => rule === id).map(({ at }) => at)).toEqual(places);
        expect(places.length).toBeGreaterThan(0);
        if (right === "") return;
        const good = exampleFile(right);
        const silent = await checkText(good);
        expect(silent.findings.filter(({ rule }) => rule === id)).toEqual([]);
        if (allRules.find((rule) => rule.id === id)?.fix === "safe") expect(wrong.fixed).toBe(good);
        else expect(wrong.fixed).toBe(text);
      });
});

/** An example of several issues, § between them. */
async function expectInSeries(id: string, marked: string, right: string): Promise<void> {
  const parts = marked.split("§").map((part) => unmark(exampleFile(part)));
  const found = await seriesFindings(parts.map(({ text }) => text));
  expect(found.filter(({ rule }) => rule === id).map(({ at }) => at)).toEqual(parts.flatMap(({ places }) => places));
  expect(await seriesFindings(right.split("§").map(exampleFile))).toEqual([]);
}

async function seriesFindings(texts: readonly string[]) {
  const checked = await Promise.all(texts.map((text) => checkText(text)));
  return runSeriesRules(checked.flatMap(({ output }) => output.facts ?? [])).map(({ rule, place }) => ({
    rule,
    at: `${place.line}:${place.column}-${place.endLine}:${place.endColumn}`,
  }));
}
