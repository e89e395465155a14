import { chineseNumeral } from "../../model/numerals.ts";
import { child, elements, valueOf, type XmlElement } from "./xml.ts";

/** A number that Word sets before a paragraph, spelled out. */
export interface WordNumber {
  /** 一、 （一） 1. or a bullet's sign. */
  readonly text: string;
  readonly isBullet: boolean;
  /** The paragraph's own number. */
  readonly value: number;
  readonly level: number;
}

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
}

/** Counts the automatic numbers of a Word file, paragraph by paragraph. */
export class WordNumbering {
  readonly #levels = new Map<string, Map<number, Level>>();
  readonly #counters = new Map<string, number[]>();
  readonly #listOf = new Map<string, string>();

  constructor(numbering: XmlElement | undefined) {
    const abstracts = new Map(
      elements(numbering, "w:abstractNum").map((one) => [one.attributes["w:abstractNumId"] ?? "", one]),
    );
    // A definition may only name a style, whose own definition has the levels.
    const named = new Map([...abstracts.values()].map((one) => [valueOf(one, "w:styleLink") ?? "", one]));
    for (const number of elements(numbering, "w:num")) {
      const id = number.attributes["w:numId"] ?? "";
      const abstract = valueOf(number, "w:abstractNumId") ?? "";
      const first = abstracts.get(abstract);
      const definition = named.get(valueOf(first, "w:numStyleLink") ?? "-") ?? first;
      const levels = new Map(elements(definition, "w:lvl").map(readLevel));
      const overrides = elements(number, "w:lvlOverride");
      for (const override of overrides) {
        const index = Number(override.attributes["w:ilvl"] ?? 0);
        const own = child(override, "w:lvl");
        const start = valueOf(override, "w:startOverride");
        const level = own === undefined ? levels.get(index) : readLevel(own)[1];
        if (level !== undefined) levels.set(index, start === undefined ? level : { ...level, start: Number(start) });
      }
      this.#levels.set(id, levels);
      // Lists of one definition count on together, but for those that begin anew.
      this.#listOf.set(id, overrides.length > 0 ? `n${id}` : `a${abstract}`);
    }
  }

  /** The number of the next paragraph of a list; undefined where the list is not defined. */
  next(id: string, level: number): WordNumber | undefined {
    const levels = this.#levels.get(id);
    const own = levels?.get(level);
    if (levels === undefined || own === undefined || own.format === "none") return undefined;
    const list = this.#listOf.get(id) ?? id;
    const counters = this.#counters.get(list) ?? [];
    counters[level] = (counters[level] ?? own.start - 1) + 1;
    counters.length = level + 1;
    this.#counters.set(list, counters);
    const value = counters[level] ?? own.start;
    if (own.format === "bullet") return { text: "·", isBullet: true, value, level };
    const text = own.text.replaceAll(/%(\d)/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      return formatted(counters[index] ?? levels.get(index)?.start ?? 1, levels.get(index)?.format ?? "decimal");
    });
    return { text, isBullet: false, value, level };
  }
}

function readLevel(level: XmlElement): [number, Level] {
  const start = Number(valueOf(level, "w:start") ?? 1);
  return [
    Number(level.attributes["w:ilvl"] ?? 0),
    {
      start: Number.isInteger(start) ? start : 1,
      format: valueOf(level, "w:numFmt") ?? "decimal",
      text: valueOf(level, "w:lvlText") ?? "",
    },
  ];
}

function formatted(value: number, format: string): string {
  if (value < 1 || value > 99_999) return String(value);
  if (format === "ideographTraditional" && value <= 10) return "甲乙丙丁戊己庚辛壬癸".charAt(value - 1);
  if (format === "upperRoman") return roman(value);
  if (format === "lowerRoman") return roman(value).toLowerCase();
  if (/^(?:chinese|japaneseCounting|ideograph|taiwanese)/.test(format)) return chineseNumeral(value);
  if (format === "decimalEnclosedCircle" && value <= 20) return String.fromCodePoint(0x245f + value);
  if (format === "decimalEnclosedParen") return `（${value}）`;
  if (format === "upperLetter" && value <= 26) return String.fromCodePoint(64 + value);
  if (format === "lowerLetter" && value <= 26) return String.fromCodePoint(96 + value);
  return String(value);
}

const romanSigns = [
  ["M", 1000],
  ["CM", 900],
  ["D", 500],
  ["CD", 400],
  ["C", 100],
  ["XC", 90],
  ["L", 50],
  ["XL", 40],
  ["X", 10],
  ["IX", 9],
  ["V", 5],
  ["IV", 4],
  ["I", 1],
] as const;

function roman(value: number): string {
  let rest = value;
  let text = "";
  for (const [sign, worth] of romanSigns)
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  return text;
}
