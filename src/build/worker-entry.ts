import { packageFile, runsFromSource } from "../model/package-folder.ts";

/**
 * The address of a worker's module of this floor. Run from the sources (TypeScript through tsx, which registers itself on
 * the main thread only), the thread first registers the loader; compiled, it is the module itself.
 * @param name file name without extension, such as `compose-worker`.
 */
export function workerEntry(name: string): URL {
  if (!runsFromSource) return packageFile(`lib/build/${name}.js`);
  const loader = import.meta.resolve("tsx/esm/api");
  const entry = packageFile(`src/build/${name}.ts`).href;
  const code = `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(entry)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}
