import { describe, expect, it } from "vitest";
import { allRules } from "../../src/check/proof/all-rules.ts";
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
