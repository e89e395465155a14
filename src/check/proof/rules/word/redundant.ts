import { patternRule } from "../../rule.ts";

const plain: Readonly<Record<string, string>> = {
  涉及到: "涉及",
  凯旋归来: "凯旋",
  悬殊很大: "悬殊",
  目前现状: "现状",
  大约左右: "大约",
  报刊杂志: "报刊",
  水平高低不一: "水平不一",
  来自于: "来自",
  付诸于: "付诸",
  过高的奢望: "奢望",
  亲眼目睹: "目睹",
  免费赠送: "赠送",
  首次开创: "首创",
  多年来一直以来: "多年来",
  原因是因为: "原因是",
  其原因是由于: "原因是",
  防止不再: "防止",
  避免不再: "避免",
  切忌不要: "切忌",
  国际间: "国际",
  被评为为: "被评为",
};

/**
 * 不说重复的话。
 * @example 造成漏损的⟦原因是因为⟧管道老化。 → 造成漏损的原因是管道老化。
 * @example 各单位⟦亲眼目睹⟧了改造成效。 → 各单位目睹了改造成效。
 */
export const redundant = patternRule({
  id: "word/redundant",
  fix: "suggested",
  pattern: new RegExp(Object.keys(plain).join("|"), "gu"),
  wanted: ([found]) => plain[found],
});
