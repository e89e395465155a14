/** Writes docs/rules/ from the rules of proofreading: `npm run rules-docs`. The result is committed, and a test holds it up to date. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { rulePages } from "./rules-docs/pages.ts";

const folder = fileURLToPath(new URL("../docs/rules/", import.meta.url));
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const [name, text] of rulePages()) await writeFile(`${folder}${name}`, text);
