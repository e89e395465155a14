import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The licences of the packages that compiled files hold code of, as those licences ask for: name, version, licence and author
 * of each, and the text where the package brings one.
 * @param project absolute path of the folder that paths are relative to.
 * @param inputs paths of the modules that were put together.
 */
export function licenceTexts(project: string, inputs: readonly string[]): string {
  const folders = new Set(inputs.flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []));
  return [...folders]
    .toSorted()
    .map((folder) => licenceText(join(project, folder)))
    .join(`\n${"-".repeat(80)}\n\n`);
}

function licenceText(folder: string): string {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
    readonly author?: string | { readonly name: string };
  };
  const by = typeof author === "object" ? author.name : author;
  const head = [`${name} ${version}`, license, by].filter((part) => part !== undefined).join(", ");
  const file = readdirSync(folder).find((one) => /^licen[cs]e(?:\.|-|$)/i.test(one));
  return file === undefined ? `${head}\n` : `${head}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}
