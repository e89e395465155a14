import type { FontBytes } from "./font-tables.ts";

/** What a name table says, each list in the table's order without doubles, in every language. */
export interface FontNames {
  /** Name ids 1 and 16: family. */
  readonly families: readonly string[];
  /** Name ids 2 and 17: style, such as Regular. */
  readonly styles: readonly string[];
  /** Name id 4: full name. */
  readonly fullNames: readonly string[];
  readonly family: string;
  readonly postScriptName: string;
  readonly version: string;
  readonly copyright: string | undefined;
  readonly licence: string | undefined;
}

/** Records read at most: real fonts have some hundred. */
const maximumRecords = 4000;

/** Bytes of one name at most: licences are the longest and stay below. */
const maximumBytes = 20_000;

const english = 0x409;

interface NameRecord {
  readonly id: number;
  readonly english: boolean;
  readonly text: string;
}

/** Reads the `name` table (OpenType 1.9, "name"); records that point outside or can't be decoded are left out. */
export function readNames(table: FontBytes | undefined): FontNames {
  const records = table === undefined ? [] : readRecords(table);
  const all = (...ids: number[]): string[] => [
    ...new Set(records.filter(({ id }) => ids.includes(id)).map(({ text }) => text)),
  ];
  const one = (id: number): string | undefined =>
    (records.find((record) => record.id === id && record.english) ?? records.find((record) => record.id === id))?.text;
  return {
    families: all(16, 1),
    styles: all(17, 2),
    fullNames: all(4),
    family: one(16) ?? one(1) ?? "",
    postScriptName: one(6) ?? "",
    version: one(5) ?? "",
    copyright: one(0),
    licence: one(13) ?? one(14),
  };
}

function readRecords(table: FontBytes): NameRecord[] {
  const count = Math.min(table.uint16(2) ?? 0, maximumRecords);
  const storage = table.uint16(4) ?? 0;
  const records: NameRecord[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = 6 + 12 * index;
    const platform = table.uint16(at);
    const encoding = table.uint16(at + 2);
    const id = table.uint16(at + 6);
    const length = table.uint16(at + 8);
    const offset = table.uint16(at + 10);
    if (
      platform === undefined ||
      encoding === undefined ||
      id === undefined ||
      length === undefined ||
      offset === undefined
    )
      break;
    const text = length > maximumBytes ? undefined : decode(table.part(storage + offset, length), platform, encoding);
    if (text !== undefined && text !== "")
      records.push({ id, english: platform === 3 && table.uint16(at + 4) === english, text });
  }
  return records;
}

function decode(part: FontBytes | undefined, platform: number, encoding: number): string | undefined {
  if (part === undefined) return undefined;
  const label = platform === 1 ? (encoding === 25 ? "gb18030" : encoding === 0 ? "macintosh" : undefined) : "utf-16be";
  if (label === undefined) return undefined;
  return new TextDecoder(label).decode(part.bytes).replaceAll("\u0000", "").trim();
}
