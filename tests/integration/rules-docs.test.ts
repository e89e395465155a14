import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { rulePages } from "../../scripts/rules-docs/pages.ts";

const folder = fileURLToPath(new URL("../../docs/rules/", import.meta.url));

describe("docs/rules", () => {
  it("is what `npm run rules-docs` makes of the rules as they are", () => {
    const pages = rulePages();
    expect(readdirSync(folder).toSorted()).toEqual([...pages.keys()].toSorted());
    for (const [name, text] of pages) expect(readFileSync(`${folder}${name}`, "utf8"), name).toBe(text);
  });
});
