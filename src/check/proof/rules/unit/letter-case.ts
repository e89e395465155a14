import { patternRule } from "../../rule.ts";

/** As GB 3100—1993 has them, by their lower-case form. */
const symbols: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "km",
    "m",
    "cm",
    "mm",
    "kg",
    "g",
    "mg",
    "t",
    "kW",
    "MW",
    "kV",
    "kW·h",
    "kWh",
    "kPa",
    "MPa",
    "Hz",
    "kHz",
    "MHz",
    "GHz",
    "hm²",
    "mL",
    "mA",
    "kVA",
    "kN",
    "dB",
  ].map((symbol) => [symbol.toLowerCase(), symbol]),
);

/**
 * 单位符号的大小写照国家标准。
 * @example 新建管道12⟦KM⟧。 → 新建管道12km。
 * @example 装机容量500⟦kw⟧。 → 装机容量500kW。
 */
export const letterCase = patternRule({
  id: "unit/letter-case",
  clause: "GB 3100—1993",
  fix: "safe",
  needs: "KkMmCcHhGgDd",
  // A single letter says too little: 3M, 5G.
  pattern:
    /(?<=\d ?)(?:KM|Km|CM|Cm|MM|Mm|KG|Kg|MG|KW|kw|Kw|mw|mW|KV|kv|Kv|KWH|kwh|Kwh|KWh|kPA|kpa|KPa|KPA|mpa|Mpa|MPA|HZ|hz|KHZ|khz|Khz|KHz|MHZ|Mhz|mhz|GHZ|Ghz|ML|ml|KVA|kva|kVa|KN|Kn|kn|DB|db)(?![A-Za-z\d])/gu,
  wanted: ([found]) => {
    const wanted = symbols[found.toLowerCase()];
    return wanted === found ? undefined : wanted;
  },
});
