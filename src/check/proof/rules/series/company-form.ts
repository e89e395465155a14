import type { SeriesRule } from "../../rule.ts";

/**
 * 一家公司在全刊用一种名称。
 * @example title: 甲⏎byline: 云岭管网有限公司‖正文。§title: 乙⏎byline: ⟦云岭管网公司⟧‖正文。 → title: 甲⏎byline: 云岭管网有限公司‖正文。§title: 乙⏎byline: 云岭管网有限公司‖正文。
 */
export const companyForm: SeriesRule = {
  id: "series/company-form",
  fix: "none",
  scope: "series",
  check(issues, report) {
    const seen = new Map<string, { readonly name: string; readonly id: string }>();
    for (const { id, names } of issues)
      for (const { text, place } of names) {
        if (!text.endsWith("公司")) continue;
        const short = text.replace(/(?:股份)?有限(?:责任)?公司$/u, "公司");
        const first = seen.get(short);
        if (first === undefined) seen.set(short, { name: text, id });
        else if (first.name !== text) report({ place, params: { found: text, name: first.name, other: first.id } });
      }
  },
};
