import type { IssueRule } from "../../rule.ts";

/** Characters at the end that two names share where they mean one office; 办公室 and 管理委员会办公室 are anybody's. */
const sharedEnd = 8;

/**
 * 报头的编发单位与版记的印发机关，同一个单位用同一种名称。
 * @example 印发: {印发机关: ⟦云岭市云岭水务集团办公室⟧}‖正文。
 */
export const officeName: IssueRule = {
  id: "element/office-name",
  fix: "none",
  scope: "issue",
  check({ issue, series }, report) {
    const printer = issue?.imprint.by;
    const issuer = series.issuer.text;
    if (printer === undefined || issuer === "" || printer.text === issuer) return;
    let shared = 0;
    while (
      shared < Math.min(issuer.length, printer.text.length) &&
      issuer.at(-1 - shared) === printer.text.at(-1 - shared)
    )
      shared += 1;
    const isShort = issuer.endsWith(printer.text) || printer.text.endsWith(issuer);
    if (shared >= sharedEnd || (isShort && shared >= 6))
      report({ place: printer.place, params: { issuer, found: printer.text } });
  },
};
