import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The committed script of the search page. */
export const searchScriptFile = new URL("../../assets/site/search.js", import.meta.url);

/** The search page's script as one classic script for Chrome 80 and later. */
export async function bundleSearchScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../../src/publish/client/search-page.ts", import.meta.url))],
    bundle: true,
    format: "iife",
    target: "chrome80",
    charset: "utf8",
    minify: true,
    legalComments: "none",
    write: false,
    banner: {
      js: "// Search of the archive: src/publish/client, bundled. Simplified characters after OpenCC (Apache-2.0).",
    },
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error("esbuild gave no file");
  return script.text;
}
