import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions } from "esbuild";
import { licenceTexts } from "./compile/licences.ts";
import { compiledTemplates } from "./compile/templates.ts";

/*
 * Compiles src/ into lib/, modules put together: a thousand small modules, ours and those of libraries, take longer to find and load
 * than a thread has to live. The command keeps its parts apart, so that each command loads its own; a worker is one file.
 */

const project = fileURLToPath(new URL("..", import.meta.url));

/** What brings files of its own or is not always there stays a package that is looked up when it runs. */
const packages = ["puppeteer", "puppeteer-core", "@embedpdf/pdfium", "@sparticuz/chromium", "chokidar", "fsevents"];

const options = {
  absWorkingDir: project,
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "esm",
  charset: "utf8",
  external: packages,
  // gray-matter is always given its reader of YAML; its own would take longer to load than all else it does.
  alias: { "js-yaml": "./scripts/compile/no-yaml.cjs" },
  plugins: [compiledTemplates(join(project, "templates"))],
  outbase: "src",
  outdir: "lib",
  // packageFile() counts on two folders between a file and the package.
  chunkNames: "chunks/[name]-[hash]",
  // Libraries that are CommonJS ask for modules of Node.
  banner: {
    js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
  },
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
} as const satisfies BuildOptions;

rmSync(join(project, "lib"), { recursive: true, force: true });
const workers = readdirSync(join(project, "src/build")).filter((name) => name.endsWith("-worker.ts"));
const builds = await Promise.all([
  build({ ...options, entryPoints: ["src/cli/bin.ts"], splitting: true }),
  ...workers.map((name) => build({ ...options, entryPoints: [`src/build/${name}`] })),
]);
const inputs = builds.flatMap(({ metafile }) => Object.keys(metafile.inputs));
writeFileSync(join(project, "lib/LICENSES.txt"), licenceTexts(project, inputs));
