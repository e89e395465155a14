import { expect, it } from "vitest";
import { dataBlock } from "../../../src/publish/metadata/data-block.ts";

const hostile = `</script><script>alert(1)</script><!-- ]]> & \u2028\u2029 "'😀 \uD800`;

it("keeps all data in one block, whatever is typed", () => {
  const block = String(dataBlock({ name: hostile }));
  const [, json = ""] = /^<script type="application\/ld\+json">(.*)<\/script>$/.exec(block) ?? [];
  expect(json).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(json)).toEqual({ name: hostile });
});
