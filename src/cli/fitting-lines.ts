import type { Language } from "../model/report.ts";
import type { FittedParagraph, FittingReport } from "../render/fitting/paragraph.ts";

const counts = [
  ["lines", "行", "lines"],
  ["ends", "行末标点占半字", "marks halved at line ends"],
  ["starts", "行首括号占半字", "opening marks halved at line starts"],
  ["pairs", "连用标点挤压", "pairs of marks squeezed"],
  ["pulled", "行挤进", "lines pulled in"],
  ["pushed", "行推出", "lines pushed out"],
  ["singles", "处孤字消除", "single last characters avoided"],
] as const satisfies readonly (readonly [keyof FittedParagraph, string, string])[];

/** What was done to the lines of one issue: sums over its paragraphs, the widest gap, and how many paragraphs were left alone. */
export function fittingLine(id: string, report: FittingReport, language: Language): string {
  const isEnglish = language === "en";
  const sum = (key: (typeof counts)[number][0]): number => report.paragraphs.reduce((all, one) => all + one[key], 0);
  const parts = counts.map(([key, chinese, english]) =>
    isEnglish ? `${sum(key)} ${english}` : `${sum(key)} ${chinese}`,
  );
  const stretch = Math.max(0, ...report.paragraphs.map((one) => one.stretch)).toFixed(2);
  parts.push(isEnglish ? `widest gap ${stretch} zi` : `最大字距 ${stretch} 字`);
  if (report.unfitted.length > 0)
    parts.push(isEnglish ? `${report.unfitted.length} paragraphs left alone` : `${report.unfitted.length} 段未调整`);
  return `${id}: ${parts.join(isEnglish ? ", " : "，")}`;
}
