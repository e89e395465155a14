/**
 * Bundles the search page's script from src/publish/client into assets/site/search.js: `npm run search-script`. The result is
 * committed: a build of a site needs no bundler. Same sources, same bytes; tests/integration/search-script.test.ts holds it.
 */
import { fileURLToPath } from "node:url";
import { writeFile } from "node:fs/promises";
import { bundleSearchScript, searchScriptFile } from "./search/bundle.ts";

await writeFile(fileURLToPath(searchScriptFile), await bundleSearchScript());
