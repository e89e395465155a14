import { numberOf, squeeze, yearOf } from "./patterns.ts";

/** What an issue line says. */
export interface IssueLineValues {
  readonly year?: number;
  readonly issue?: number;
  readonly total?: number;
  readonly supplement?: true;
  readonly edition?: string;
  readonly numerals?: "arabic" | "chinese";
}

/** An issue line found in a row, and what stands around it. */
export interface FoundIssueLine {
  readonly values: IssueLineValues;
  readonly rest: string;
  /** Whether the rest stands before the number, as a nameplate in the same line does. */
  readonly isBehind: boolean;
}

const numeral = "([\\d０-９]{1,6}|[一二三四五六七八九十百千零〇]{1,8})";
const form = new RegExp(
  [
    "[（(]?",
    "(?:[〔\\[【]?((?:19|20)\\d\\d|[一二][〇○零一二三四五六七八九]{3})(?:年度?|[〕\\]】])[（(]?)?",
    "(增刊)?[（(]?(?<!总)第",
    numeral,
    "期(?:增刊)?",
    "(?:·?[（(]?([早晚午特]报?|[\\p{Script=Han}]{1,6}(?:报|专刊|特刊|版))[）)]?(?:[（(]\\4报?[）)])?)?",
    "(?:[，,]?[（(]?(?:总第?|累计第)",
    numeral,
    "期[）)]?)?",
    "[）)]?",
  ].join(""),
  "u",
);
const totalOnly = new RegExp(`[（(]?总第?${numeral}期[）)]?`, "u");

/** Finds 第二期, 2025年第9期（总第21期）, 增刊第1期, 〔2026〕第212期·早 in a short text; undefined where there is none. */
export function issueLineIn(text: string): FoundIssueLine | undefined {
  const packed = squeeze(text);
  if (packed.length > 60 || !packed.includes("期") || /[。，；]/u.test(packed)) return undefined;
  // Spaces are kept around the number, where they part it from issuer or name.
  const loose = text
    .replaceAll(/(?<=[\d一二三四五六七八九十百千零〇年第总（(])[\s　]+(?=[\d一二三四五六七八九十百千零〇期第])/gu, "")
    .replaceAll(/(?<=[\d一二三四五六七八九十])[\s　]+(?=期)/gu, "")
    .replaceAll(/(?<=期)[\s　]+(?=[（(]总)/gu, "");
  const match = form.exec(loose);
  const [, typedYear, supplement, typedIssue = "", edition, typedTotal] = match ?? [];
  const issue = numberOf(typedIssue);
  if (match === null || issue === undefined) return totalLine(loose);
  const year = typedYear === undefined ? undefined : yearOf(typedYear);
  const total = typedTotal === undefined ? undefined : numberOf(typedTotal);
  const before = loose.slice(0, match.index).trim();
  const after = loose.slice(match.index + match[0].length).trim();
  return {
    values: {
      issue,
      numerals: /^[\d０-９]/u.test(typedIssue) ? "arabic" : "chinese",
      ...(year === undefined ? {} : { year }),
      ...(total === undefined ? {} : { total }),
      ...(supplement !== undefined || /期增刊/u.test(match[0]) || before === "增刊" ? { supplement: true } : {}),
      ...(edition === undefined ? {} : { edition }),
    },
    rest: `${before === "增刊" ? "" : before}　${after}`.trim(),
    isBehind: before !== "" && before !== "增刊",
  };
}

function totalLine(text: string): FoundIssueLine | undefined {
  const match = totalOnly.exec(text);
  const total = numberOf(match?.[1] ?? "");
  if (match === null || total === undefined) return undefined;
  const rest = `${text.slice(0, match.index)}　${text.slice(match.index + match[0].length)}`.trim();
  return { values: { total }, rest, isBehind: match.index > 0 };
}
