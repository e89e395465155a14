import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const source = fileURLToPath(new URL("../../src", import.meta.url));

/** What each floor may import, itself included (docs/architecture.md). */
const floors: Readonly<Record<string, readonly string[]>> = {
  model: ["model"],
  read: ["model", "read"],
  check: ["model", "read", "check"],
  transform: ["model", "read", "transform"],
  render: ["model", "read", "check", "transform", "render"],
  publish: ["model", "read", "check", "transform", "render", "publish"],
  inspect: ["model", "render", "inspect"],
  build: ["model", "read", "check", "transform", "render", "publish", "inspect", "build"],
  cli: ["model", "read", "check", "transform", "render", "publish", "inspect", "build", "cli"],
};

/** unified is a carrier of plugins: it stands beside the parser on one floor and the stringifier on another. */
const sharedLibraries = new Set(["unified"]);

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .toSorted()
  .map((name) => ({ name: name.replaceAll("\\", "/"), text: readFileSync(join(source, name), "utf8") }));

function importsOf(text: string, includeTypes: boolean): string[] {
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gmu,
  );
  return [...statements].flatMap(([, type, from, bare, dynamic]) =>
    type !== undefined && !includeTypes ? [] : [from ?? bare ?? dynamic ?? ""],
  );
}

describe("the house", () => {
  it("imports only from the same floor or from floors below", () => {
    const upward = files.flatMap(({ name, text }) => {
      const allowed = floors[name.split("/")[0] ?? ""] ?? [];
      return importsOf(text, true)
        .filter((target) => target.startsWith("."))
        .map((target) => relative(source, resolve(source, dirname(name), target)).replaceAll("\\", "/"))
        .filter((target) => !allowed.includes(target.split("/")[0] ?? ""))
        .map((target) => `${name} -> ${target}`);
    });
    expect(upward).toEqual([]);
  });

  it("has one importing file for every outside library", () => {
    const importers = new Map<string, string[]>();
    for (const { name, text } of files) {
      for (const target of new Set(
        importsOf(text, false).filter((specifier) => !specifier.startsWith(".") && !specifier.startsWith("node:")),
      )) {
        const library = target.startsWith("@")
          ? target.split("/").slice(0, 2).join("/")
          : (target.split("/")[0] ?? target);
        importers.set(library, [...(importers.get(library) ?? []), name]);
      }
    }
    const shared = [...importers].filter(([library, names]) => names.length > 1 && !sharedLibraries.has(library));
    expect(shared).toEqual([]);
    expect(importers.get("puppeteer")).toHaveLength(1);
    expect(importers.get("gray-matter")).toHaveLength(1);
    expect(importers.get("nunjucks")).toHaveLength(1);
  });

  it("asks in one place where its own files are, which compiling moves", () => {
    const asking = files.filter(({ text }) => /new URL\([^;]*import\.meta\.url/.test(text)).map(({ name }) => name);
    expect(asking).toEqual(["model/package-folder.ts"]);
  });

  it("loads no browser, parser or template library for --help", () => {
    const loaded = new Set<string>();
    const visit = (name: string): void => {
      if (loaded.has(name)) return;
      loaded.add(name);
      const text = files.find((file) => file.name === name)?.text ?? "";
      const statements = text.replaceAll(/\bimport\("[^"]+"\)/g, "");
      for (const target of importsOf(statements, false)) {
        if (target.startsWith("."))
          visit(relative(source, resolve(source, dirname(name), target)).replaceAll("\\", "/"));
        else loaded.add(target);
      }
    };
    visit("cli/bin.ts");
    expect([...loaded].filter((name) => !name.endsWith(".ts") && !name.startsWith("node:"))).toEqual(["commander"]);
  });

  it("has no file over 400 lines", () => {
    expect(files.filter(({ text }) => text.split("\n").length > 401).map(({ name }) => name)).toEqual([]);
  });

  it("has a docstring on every export", () => {
    const bare = files.flatMap(({ name, text }) => {
      const lines = text.split("\n");
      return lines.flatMap((line, index) => {
        if (!/^export (async )?(function|class|const|interface|type|abstract)/.test(line)) return [];
        const before = lines[index - 1]?.trim() ?? "";
        return before.endsWith("*/") ? [] : [`${name}:${index + 1} ${line}`];
      });
    });
    expect(bare).toEqual([]);
  });

  it("reads the environment, the clock and the terminal only on the floor of the command line", () => {
    const readers = files.filter(
      ({ name, text }) =>
        !name.startsWith("cli/") &&
        /\bprocess\.(env|cwd|argv|stdout|stderr|exit)\b|\bDate\.now\(|new Date\(\)|\bconsole\./u.test(text),
    );
    expect(readers.map(({ name }) => name)).toEqual([]);
  });
});
