import type { PdfAssembly } from "./assembly.ts";
import { readBookmarks, type Bookmark } from "./bookmarks.ts";
import type { PdfObjects } from "./objects.ts";
import { textString } from "./syntax.ts";

/** An entry of the outline as it is written. */
export interface OutlineEntry {
  readonly title: string;
  /** Source of its destination. */
  readonly destination: string;
  readonly children: readonly OutlineEntry[];
}

/**
 * The outline of one file in a volume: its own, below its title.
 * @param title undefined for the volume's own pages, whose outline stands at the top.
 * @param pages the pages' object numbers in the volume.
 */
export function outlineEntries(
  title: string | undefined,
  objects: PdfObjects,
  pages: readonly number[],
): OutlineEntry[] {
  const entry = (bookmark: Bookmark): OutlineEntry => ({
    title: bookmark.title,
    destination: `[${pages[bookmark.page - 1] ?? 0} 0 R /XYZ 0 ${bookmark.top.toFixed(2)} 0]`,
    children: bookmark.children.map(entry),
  });
  const own = readBookmarks(objects);
  // Names of issues stand at the top already: lists of the volume's own are not unfolded to them.
  if (title === undefined) return own.map((bookmark) => entry(withoutNames(bookmark)));
  // The nameplate is not a headline: what stands below it goes up.
  const children = own.flatMap((bookmark) => (bookmark.level === 1 ? bookmark.children : [bookmark]));
  return [{ title, destination: `[${pages[0] ?? 0} 0 R /XYZ null null null]`, children: children.map(entry) }];
}

function withoutNames({ children, ...bookmark }: Bookmark): Bookmark {
  return { ...bookmark, children: children.filter(({ level = 0 }) => level < 3).map(withoutNames) };
}

/** Writes the outline and gives its number: what stands at the top is shown, the rest is folded up. */
export function writeOutline(assembly: PdfAssembly, entries: readonly OutlineEntry[]): number {
  const root = assembly.reserve();
  const ends = entries.length === 0 ? [] : [...writeBelow(assembly, root, entries), `/Count ${entries.length}`];
  assembly.set(root, `<<${["/Type /Outlines", ...ends].join("\n")}>>`);
  return root;
}

function writeBelow(assembly: PdfAssembly, parent: number, entries: readonly OutlineEntry[]): string[] {
  const numbers = entries.map(() => assembly.reserve());
  for (const [index, { title, destination, children }] of entries.entries()) {
    const number = numbers[index] ?? 0;
    const lines = [
      `/Title ${textString(title)}`,
      `/Parent ${parent} 0 R`,
      `/Dest ${destination}`,
      ...(children.length === 0 ? [] : [...writeBelow(assembly, number, children), `/Count -${children.length}`]),
      ...linkTo("Prev", numbers[index - 1]),
      ...linkTo("Next", numbers[index + 1]),
    ];
    assembly.set(number, `<<${lines.join("\n")}>>`);
  }
  return [`/First ${numbers[0] ?? 0} 0 R`, `/Last ${numbers.at(-1) ?? 0} 0 R`];
}

function linkTo(key: string, number: number | undefined): string[] {
  return number === undefined ? [] : [`/${key} ${number} 0 R`];
}
