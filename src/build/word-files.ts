import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { packageFile } from "../model/package-folder.ts";
import type { WordEntry, WordKind, WordLists } from "../check/proof/words.ts";
import { noWords, wordKinds } from "../check/proof/words.ts";
import { compareText, type Diagnostic } from "../model/diagnostic.ts";
import { readWordFile } from "../read/word-file.ts";

/** Our own lists. */
const ownFolder = fileURLToPath(packageFile("assets/words"));

/** Words of content/words/ come before ours: a word that both have is the repository's, and one it allows is no finding. */
export async function readWordLists(
  contentFolder: string,
): Promise<{ readonly value: WordLists; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const allowed = new Set<string>();
  const lists: Record<WordKind, Map<string, WordEntry>> = {
    typos: new Map(),
    confusables: new Map(),
    units: new Map(),
    leaders: new Map(),
    banned: new Map(),
  };
  for (const folder of [join(contentFolder, "words"), ownFolder])
    for (const path of await yamlFiles(folder)) {
      const file = await readWordFile(path);
      diagnostics.push(...file.diagnostics);
      for (const word of file.allowed) allowed.add(word);
      for (const { kind, ...entry } of file.entries)
        if (!lists[kind].has(entry.wrong)) lists[kind].set(entry.wrong, entry);
    }
  const value = Object.fromEntries(
    wordKinds.map((kind) => [kind, [...lists[kind].values()].filter(({ wrong }) => !allowed.has(wrong))]),
  );
  return { value: { ...noWords, ...value }, diagnostics };
}

async function yamlFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(folder, entry.name).replaceAll("\\", "/"))
    .toSorted(compareText);
}
