import type { SeriesRule } from "../../rule.ts";

/**
 * 标题不与以前各期相同。
 * @example title: 部署汛期供水工作‖正文。§title: ⟦部署汛期供水工作⟧‖正文。 → title: 部署汛期供水工作‖正文。§title: 总结汛期供水工作‖正文。
 */
export const repeatedTitle: SeriesRule = {
  id: "series/repeated-title",
  fix: "none",
  scope: "series",
  check(issues, report) {
    const seen = new Map<string, string>();
    for (const { id, title } of issues) {
      const other = seen.get(title.text);
      if (other === undefined) seen.set(title.text, id);
      else report({ place: title.place, params: { other } });
    }
  },
};
