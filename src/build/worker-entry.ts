/**
 * The address of a worker's module beside this file. Run from the sources (TypeScript through tsx, which registers itself on
 * the main thread only), the thread first registers the loader; compiled, it is the module itself.
 * @param name file name without extension, such as `compose-worker`.
 */
export function workerEntry(name: string): URL {
  if (!import.meta.url.endsWith(".ts")) return new URL(`./${name}.js`, import.meta.url);
  const loader = import.meta.resolve("tsx/esm/api");
  const entry = new URL(`./${name}.ts`, import.meta.url).href;
  const code = `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(entry)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}
