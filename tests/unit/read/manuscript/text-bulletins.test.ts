import { describe, expect, it } from "vitest";
import { importBytes } from "../../../helpers/imported.ts";
import { textBulletins } from "../../../helpers/text-bulletins.ts";

describe("a bulletin in plain text", () => {
  for (const [name, text] of Object.entries(textBulletins))
    it(`becomes an issue: ${name}`, async () => {
      const { markdown, beside, findings } = await importBytes(`${name}.txt`, text);
      const all = [
        markdown,
        ...Object.entries(beside).map(([file, words]) => `== ${file}\n${words}`),
        findings.join("\n"),
      ];
      await expect(`${all.join("\n")}\n`).toMatchFileSnapshot(`../../../fixtures/imported/${name}.md`);
    });
});
