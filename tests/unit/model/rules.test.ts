import { describe, expect, it } from "vitest";
import { rules } from "../../../src/model/rules.ts";

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "").toSorted();

describe("the catalogue of rules", () => {
  it.each(Object.entries(rules))(
    "%s says what is wrong and what to type, in both languages",
    (id, { message, hint }) => {
      expect(id).toMatch(/^[a-z-]+\/[a-z0-9-]+$/);
      for (const text of [message.zh, message.en, hint.zh, hint.en]) expect(text.trim()).not.toBe("");
      expect(message.zh).toMatch(/\p{Script=Han}|^\{\w+\}$/u);
      expect(new Set(placeholders(message.zh)).size).toBe(new Set(placeholders(message.en)).size);
    },
  );
});
