import type { IssueRule } from "../../rule.ts";

const full = /[\p{Script=Han}]{2,30}?(?:集团)?(?:股份)?有限(?:责任)?公司/gu;

/**
 * 一家公司在一期里用一种名称。
 * @example byline: ⟦云岭水务集团公司⟧‖云岭水务集团有限公司召开会议。 → byline: 云岭水务集团有限公司‖云岭水务集团有限公司召开会议。
 */
export const companyName: IssueRule = {
  id: "element/company-name",
  fix: "none",
  scope: "issue",
  check({ blocks, issue, series }, report) {
    const names = [
      ...blocks
        .filter(({ kind, key }) => kind === "name" && (key === "byline" || key === "imprint.by"))
        .map((block) => ({ text: block.text, place: block.place(0, block.text.length), isOwn: true })),
      ...[series.issuer, issue?.imprint.by]
        .flatMap((name) => (name === undefined ? [] : [name]))
        .map((name) => ({ ...name, isOwn: name.place.path !== series.path || name === series.imprint.by })),
    ];
    const written = new Set<string>();
    for (const { text } of [...names, ...blocks.filter(({ kind }) => kind === "paragraph" || kind === "title")])
      if (text.includes("公司")) for (const [name] of text.matchAll(full)) written.add(name);
    const told = new Set<string>();
    for (const { text, place, isOwn } of names)
      for (const name of written) {
        const short = name.replace(/(?:股份)?有限(?:责任)?公司$/u, "公司");
        // 云岭水务集团公司 beside 云岭水务集团有限公司; a name of fewer characters before 集团 is a short name on purpose.
        if (!isOwn || short.length < 6 || !text.startsWith(short) || told.has(text)) continue;
        told.add(text);
        report({ place, params: { found: short, other: name } });
      }
  },
};
