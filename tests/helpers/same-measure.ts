import { measureDocument } from "../../src/inspect/measure.ts";
import type { MeasuredDocument, Rule } from "../../src/inspect/measured.ts";

/** mm, pt; PDFium works with single precision, and with thousandths of an em for the ink of glyphs. */
const [near, nearInk] = [0.02, 0.05];

/** Where both ways of measuring a PDF differ, at most a few; the order of what stands at the same height aside. */
export async function measuringDifferences(bytes: Uint8Array): Promise<string[]> {
  const [plain, other] = [await measureDocument(bytes), await measureDocument(bytes, { plain: false })];
  const found: string[] = [];
  compare(sorted(plain), sorted(other), "", found);
  return found.slice(0, 5);
}

function sorted(document: MeasuredDocument): unknown {
  const byOrder = (rules: readonly Rule[]): Rule[] => rules.toSorted((a, b) => a.order - b.order);
  return { ...document, pages: document.pages.map((page) => ({ ...page, rules: byOrder(page.rules) })) };
}

function compare(a: unknown, b: unknown, path: string, found: string[]): void {
  if (typeof a === "number" && typeof b === "number") {
    // Places in the content are counted in different steps: only their order says something.
    const within = path.endsWith(".order") ? Infinity : path.includes(".ink.") ? nearInk : near;
    if (Math.abs(a - b) > within) found.push(`${path}: ${a} and ${b}`);
  } else if (typeof a === "object" && typeof b === "object" && a !== null && b !== null) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    for (const key of keys)
      compare((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], `${path}.${key}`, found);
  } else if (a !== b) found.push(`${path}: ${String(a)} and ${String(b)}`);
}
