import type { Line } from "../measured.ts";
import { isBlack } from "./characters.ts";
import type { Headline, Sheet } from "./recognised.ts";

/** pt; 二号 as a headline has it (7.3.1), and what is near enough to be meant as one. */
const [smallest, largest] = [19.5, 30];

/** Lines of 二号, those within two lines of each other as one headline; and all their lines. */
export function findHeadlines(sheets: readonly Sheet[]): {
  readonly headlines: readonly Headline[];
  readonly used: ReadonlySet<Line>;
} {
  const headlines: { page: number; lines: Line[] }[] = [];
  for (const { page, others } of sheets) {
    let last: { page: number; lines: Line[] } | undefined;
    for (const line of others.filter((one) => one.sizePt >= smallest && one.sizePt <= largest && isBlack(one.color))) {
      const before = last?.lines.at(-1);
      // 二号 lines are 12.6 mm apart (3.2); two headlines have at least a line of text between them.
      if (before !== undefined && line.baseline - before.baseline < 18) last?.lines.push(line);
      else headlines.push((last = { page: page.number, lines: [line] }));
    }
  }
  return { headlines, used: new Set(headlines.flatMap(({ lines }) => lines)) };
}
