import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { check } from "../../src/build/check.ts";
import { bulletinCount, cleanBulletin } from "../helpers/clean-bulletins.ts";
import { checkText } from "../helpers/proof.ts";

/** Checks a copy of a repository's content, so that no cache is left beside it. */
async function checkContent(content: string) {
  const folder = mkdtempSync(join(tmpdir(), "jianbao-clean-"));
  try {
    cpSync(content, join(folder, "content"), { recursive: true });
    const { diagnostics } = await check({
      rootFolder: folder,
      contentFolder: join(folder, "content"),
      paths: [],
      workers: 2,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    return diagnostics;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("clean bulletins", () => {
  it("are sixty, of 1,500 characters and more, no two alike", () => {
    const all = Array.from({ length: bulletinCount }, (_, index) => cleanBulletin(index));
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(Math.min(...all.map(({ characters }) => characters))).toBeGreaterThanOrEqual(1500);
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  });

  it("give no error and at most one doubtful warning each", async () => {
    const loud: string[] = [];
    for (let number = 0; number < bulletinCount; number += 1) {
      const { findings, output } = await checkText(cleanBulletin(number).text);
      const found = findings.filter(({ severity }) => severity !== "info");
      const shown = output.findings.map(({ diagnostic }) => `${diagnostic.rule} ${diagnostic.params["found"] ?? ""}`);
      if (found.some(({ severity }) => severity === "error") || found.length > 1)
        loud.push(`${number}: ${shown.join("; ")}`);
    }
    expect(loud).toEqual([]);
  });
});

describe("our own sample archive", () => {
  it("has no error, and no warning that is not meant", async () => {
    const content = fileURLToPath(new URL("../../content", import.meta.url));
    const found = (await checkContent(content)).filter(({ severity }) => severity !== "info");
    expect(found.map(({ rule, place }) => `${place.path.split("/content/")[1]}:${place.line} ${rule}`)).toEqual([]);
  });
});

const seed = fileURLToPath(new URL("../../../shared/seed/content", import.meta.url));

describe("the real bulletin", () => {
  it.skipIf(!existsSync(seed))("has what a careful colleague would find, and nothing else", async () => {
    const found = (await checkContent(seed)).filter(({ severity }) => severity !== "info");
    expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
    const places = new Map<string, string[]>();
    for (const { rule, place } of found)
      places.set(rule, [...(places.get(rule) ?? []), `${place.line}:${place.column}`]);
    const spaces = places.get("number/space") ?? [];
    places.delete("number/space");
    expect(spaces).toHaveLength(32);
    expect(Object.fromEntries([...places])).toEqual({
      "date/last-century": ["21:104"],
      "element/company-name": ["5:7"],
      "element/office-name": ["5:7"],
      "number/mixed-approximation": ["27:536"],
      "order/mixed-bold": ["21:1", "23:1", "27:713"],
      "order/mixed-run-in": ["21:1", "23:1"],
      "punct/comma-between-quoted": ["15:123"],
      "punct/hyphen-between-han": ["19:143"],
    });
  });
});
