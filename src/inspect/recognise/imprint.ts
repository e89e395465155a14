import type { Line, MeasuredDocument, Page, Rule } from "../measured.ts";
import { isBlack, plain } from "./characters.ts";
import type { Imprint } from "./recognised.ts";

/** mm; the imprint's rules are as wide as the type area, or nearly so where they are wrong. */
const ruleWidth = 130;

/** mm; rows of an imprint stand this near to its rules. */
const nearRule = 14;

const label =
  /^(?:印发机关|主送|抄送|抄报|抄发|报送|发送|呈报|呈送|分送|报|送|发|本期增发|增发|共印)[:：]|印发$|共印\d+份/;

/** Level black bars nearly as wide as the type area that no upright rule touches: not a table's. */
export function wideRules({ rules }: Page): Rule[] {
  const upright = rules.filter(({ direction }) => direction === "vertical");
  return rules.filter(
    (rule) =>
      rule.direction === "horizontal" &&
      isBlack(rule.color) &&
      rule.right - rule.left >= ruleWidth &&
      !upright.some(
        (one) =>
          one.top - 0.6 <= rule.bottom &&
          one.bottom + 0.6 >= rule.top &&
          one.left >= rule.left - 0.6 &&
          one.right <= rule.right + 0.6,
      ),
  );
}

/** The imprint: wide rules with rows of its kind between them, on the last page that has such. */
export function findImprint({ pages }: MeasuredDocument): Imprint | undefined {
  for (const page of pages.toReversed()) {
    const rules = wideRules(page).toSorted((a, b) => a.top - b.top);
    const [first, last] = [rules[0], rules.at(-1)];
    if (first === undefined || last === undefined) continue;
    const isBetween = (line: Line, slack: number): boolean =>
      line.baseline > first.top - slack && line.baseline < last.bottom + slack;
    const level = page.lines.filter(({ angle }) => angle === 0);
    const slack = rules.length > 1 ? 0 : nearRule;
    const lines = level.filter((line) => isBetween(line, slack));
    if (lines.some((line) => label.test(plain(line.text)))) return { page: page.number, rules, lines };
  }
  return withoutRules(pages);
}

const printedOn = /\d{4}年\d{1,2}月\d{1,2}日印发$/;

/** An imprint whose rules are missing: from the first recipients down to the row that ends with 印发, at a page's foot. */
function withoutRules(pages: readonly Page[]): Imprint | undefined {
  for (const page of pages.toReversed()) {
    const level = page.lines.filter(({ angle }) => angle === 0);
    const last = level.findLastIndex((line) => printedOn.test(plain(line.text)));
    const first = level.findIndex((line, index) => index < last && label.test(plain(line.text)));
    if (last >= 0 && first >= 0) return { page: page.number, rules: [], lines: level.slice(first, last + 1) };
  }
  return undefined;
}
