import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "esbuild";
import { templateCode } from "../../src/render/template.ts";

/** Fills in src/render/compiled-templates.ts with every template of a folder. */
export function compiledTemplates(folder: string): Plugin {
  return {
    name: "compiled-templates",
    setup(build) {
      build.onLoad({ filter: /[\\/]render[\\/]compiled-templates\.ts$/ }, () => ({ contents: moduleText(folder) }));
    },
  };
}

function moduleText(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".njk"));
  const entries = names.toSorted().map((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    return `[${JSON.stringify(text)}, (() => {${templateCode(name.replaceAll("\\", "/"), text)}})()]`;
  });
  return `export const compiledTemplates = new Map([\n${entries.join(",\n")}\n]);\n`;
}
