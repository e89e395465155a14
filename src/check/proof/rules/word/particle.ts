import { patternRule } from "../../rule.ts";

/**
 * 状语用“地”，补语用“得”。
 * @example 各水厂扎实⟦的⟧推进改造。 → 各水厂扎实地推进改造。
 * @example 各项工作做⟦的⟧很扎实。 → 各项工作做得很扎实。
 */
export const particle = patternRule({
  id: "word/particle",
  fix: "suggested",
  needs: "的",
  pattern:
    /(?<=(?:认真|扎实|积极|主动|深入|及时|有效|切实|全面|稳妥|有序|严格|迅速|充分|不断|逐步|系统|科学|准确|快速|深刻|自觉|牢固))的(?=(?:推进|推动|开展|落实|抓好|做好|完成|解决|处理|贯彻|执行|学习|配合|参与|提高|提升|加强|认识到|树立)(?!者|率|力|程度|情况|过程|机制|方式|方法|措施|办法|成效|效果|任务|工作|水平|质量|路径|力度|能力|方案))|(?<=(?:做|干|抓|办|搞|管|走|跑|看|写|说|讲|想|变|显|取|查|改)(?<![\p{Script=Han}]工作))的(?=(?:很|非常|十分|更|越来越|比较|扎实|到位|有声有色|好不好|不够|不错))/gu,
  wanted: (match) => particleOf(match),
  params: (match) => ({ particle: particleOf(match) }),
});

function particleOf({ input, index }: RegExpExecArray): string {
  return /^(?:很|非常|十分|更|越来越|比较|扎实|到位|有声|好不|不够|不错)/u.test(input.slice(index + 1)) ? "得" : "地";
}
