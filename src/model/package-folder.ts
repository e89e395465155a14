/**
 * The address of a file or folder of this package, such as `assets/fonts/` or `package.json`. Only this module may ask where
 * it is: compiled, modules are put together into files that stand elsewhere, but always two folders below the package, as
 * this one does.
 * @param path from the package's own folder, with `/`; "" for that folder.
 */
export function packageFile(path: string): URL {
  return new URL(`../../${path}`, import.meta.url);
}

/** Whether the program runs from its TypeScript sources. */
export const runsFromSource: boolean = import.meta.url.endsWith(".ts");
