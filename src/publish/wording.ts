import type { IssueSummary } from "../model/composed.ts";

/** A file's size as readers know it from their file managers: `238 kB`, `1.2 MB` (powers of 1000, SI). */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const kilobytes = Math.round(bytes / 1000);
  if (kilobytes < 1000) return `${kilobytes} kB`;
  const megabytes = bytes / 1_000_000;
  return megabytes < 99.95 ? `${megabytes.toFixed(1)} MB` : `${Math.round(megabytes)} MB`;
}

/** `2019年12月6日` of an ISO date. */
export function dateText(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/**
 * The issue's number alone as its own issue line writes it, for the narrow column of a ledger:
 * 第12期（总第36期） → 第12期, 增刊第1期 → 增刊第1期. A line of another form gives the number in Arabic digits.
 */
export function shortIssueLine({ issueLine, ref }: IssueSummary): string {
  return (
    /(?:增刊)?第[\d一二三四五六七八九十百千零]+[期号]/u.exec(issueLine)?.[0] ??
    `${ref.supplement ? "增刊" : ""}第${ref.number}期`
  );
}

/** `2024年第2期`: a number that stands alone, outside its year. */
export function datedIssueLine(summary: IssueSummary): string {
  return `${summary.ref.year}年${shortIssueLine(summary)}`;
}

/** What a list says of an issue below its title: its summary, else what it is and where it comes from. */
export function issueDescription(summary: IssueSummary): string {
  return (
    summary.summary ??
    `${summary.seriesTitle}${datedIssueLine(summary)}，${summary.issuer}，${dateText(summary.date)}：${summary.title}`
  );
}

/**
 * How many characters wide the name's longest line is, rounded up to a class of styles/site/base.css that sets the nameplate
 * so that it fits the measure: `wide-4` … `wide-16`.
 */
export function nameplateClass(lines: readonly string[]): string {
  const longest = Math.max(...lines.map((line) => Array.from(line).length));
  return `wide-${Math.min(16, Math.max(4, longest + (longest % 2)))}`;
}

/** A title in 《》; title marks within it become 〈〉 (GB/T 15834-2011, 4.15). */
export function quotedTitle(title: string): string {
  return `《${title.replaceAll("《", "〈").replaceAll("》", "〉")}》`;
}
