import { fileURLToPath } from "node:url";

/*
 * Speed, measured and printed, never tested: machines differ. Quote medians and ratios.
 *
 *   npm run bench -- [content folder] [prints per run] [runs]   printing, against a bare loop
 *   npm run bench -- --peers [runs]                             the archive's pages, against Eleventy
 *   npm run bench -- --search [issues]                          a query in the browser, the data's size
 *   npm run bench -- --dev [saves] [repository]                 the preview, from save to painted pages; its memory
 */

const project = fileURLToPath(new URL("..", import.meta.url));
const [mode, count, folder] = process.argv.slice(2);

if (mode === "--peers") {
  const { benchPeers } = await import("./bench/peers.ts");
  await benchPeers(project, Number(count ?? 5));
} else if (mode === "--search") {
  const { benchSearch } = await import("./bench/search.ts");
  await benchSearch(project, Number(count ?? 1000));
} else if (mode === "--dev") {
  const { benchPreview } = await import("./bench/preview.ts");
  await benchPreview(folder ?? project, Number(count ?? 40));
} else await import("./bench/print.ts");
