import type { RuleDefinitions } from "../rules.ts";

/** Findings of the group `template`: the repository's own templates, or ours, can't be rendered. */
export const templateRules = {
  "template/broken": {
    severity: "error",
    message: { zh: "模板“{at}”无法使用：{reason}", en: "The template “{at}” can't be used: {reason}" },
    hint: {
      zh: "对照随软件提供的同名模板修改；删除自己的这一份即恢复原样",
      en: "Compare it with the template of the same name that came with Jianbao; deleting your own copy brings ours back",
    },
  },
} satisfies RuleDefinitions;
