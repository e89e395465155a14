import type { StructureElement } from "../measured.ts";
import type { ObjectReader } from "./objects.ts";
import { asArray, asName, asText, PdfReference, type PdfDictionary, type PdfValue } from "./values.ts";

/** Most elements that are read, most children that are looked at, and longest chain of roles that stand for others. */
const [mostElements, mostChildren, longestRoles] = [500_000, 2_000_000, 16];

/** An element that waits to be read. */
interface Waiting {
  readonly value: PdfValue | undefined;
  readonly depth: number;
}

/**
 * The structure tree in reading order, depth first, roles mapped to the standard ones (PDF 32000-1, 14.7); empty without one.
 * @param pageNumbers page numbers by the object numbers of their pages.
 */
export function readStructure(objects: ObjectReader, pageNumbers: ReadonlyMap<number, number>): StructureElement[] {
  const root = objects.dictionary(objects.catalog.get("StructTreeRoot"));
  const roles = objects.dictionary(root.get("RoleMap"));
  const elements: StructureElement[] = [];
  // By identity: a value is read from the file once, and one without a number can lie in a circle as well.
  const seen = new Set<PdfDictionary>();
  const waiting: Waiting[] = [...childrenOf(objects, root, 0)];
  let looked = waiting.length;
  for (let next = waiting.pop(); next !== undefined && elements.length < mostElements; next = waiting.pop()) {
    const { value, depth } = next;
    const entries = objects.dictionary(value);
    if (seen.has(entries)) continue;
    seen.add(entries);
    const type = asName(objects.resolve(entries.get("S")));
    // References to marked content and to objects have a type of their own and no children.
    if (type === "" || ["MCR", "OBJR"].includes(asName(objects.resolve(entries.get("Type"))))) continue;
    const alt = asText(objects.resolve(entries.get("Alt")));
    const page = pageOf(objects, entries, pageNumbers);
    elements.push({
      type: roleOf(objects, roles, type),
      depth,
      ...(alt === "" ? {} : { alt }),
      ...(page === undefined ? {} : { page }),
    });
    const children = childrenOf(objects, entries, depth + 1);
    looked += children.length;
    if (looked > mostChildren) break;
    for (const child of children) waiting.push(child);
  }
  return elements;
}

/** Children, last first, as they are taken from the end. */
function childrenOf(objects: ObjectReader, entries: PdfDictionary, depth: number): Waiting[] {
  const children = entries.get("K");
  const resolved = objects.resolve(children);
  const list = Array.isArray(resolved) ? asArray(resolved) : children === undefined ? [] : [children];
  return list.map((value) => ({ value, depth })).toReversed();
}

function roleOf(objects: ObjectReader, roles: PdfDictionary, type: string): string {
  let role = type;
  for (let step = 0; step < longestRoles && roles.has(role); step += 1) {
    const next = asName(objects.resolve(roles.get(role)));
    if (next === "" || next === role) break;
    role = next;
  }
  return role;
}

function pageOf(
  objects: ObjectReader,
  entries: PdfDictionary,
  pageNumbers: ReadonlyMap<number, number>,
): number | undefined {
  const numberOf = (value: PdfValue | undefined): number | undefined =>
    value instanceof PdfReference ? pageNumbers.get(value.number) : undefined;
  const own = numberOf(entries.get("Pg"));
  if (own !== undefined) return own;
  const [first] = childrenOf(objects, entries, 0).toReversed();
  return first === undefined ? undefined : numberOf(objects.dictionary(first.value).get("Pg"));
}
