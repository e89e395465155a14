import { describe, expect, it } from "vitest";
import { likeRules } from "../../../src/read/rule-names.ts";

describe("rules like a mistyped one", () => {
  it("are the nearest, of the same group first", () => {
    expect(likeRules("word/repeat").split(" / ")[0]).toBe("word/repeated");
    expect(likeRules("punct/no-such-rule").split(" / ")).toHaveLength(3);
    for (const id of likeRules("punct/no-such-rule").split(" / ")) expect(id).toMatch(/^punct\//);
    expect(likeRules("repeated-title")).toContain("series/repeated-title");
  });

  it("are never errors, which can't be switched off", () => {
    expect(likeRules("front-matter/both-names")).not.toContain("front-matter/both-names");
  });
});
