import type { RuleDefinitions } from "../rules.ts";

/** What keeps `check --fix` from changing a file. */
export const fixRules = {
  "fix/changed": {
    severity: "error",
    message: {
      zh: "文件在检查之后又改过，没有动它",
      en: "The file was changed after it was checked; it was left alone",
    },
    hint: { zh: "再运行一次 check --fix", en: "Run check --fix again" },
  },
  "fix/not-writable": {
    severity: "error",
    message: { zh: "文件不能写（{code}），没有动它", en: "The file can't be written ({code}); it was left alone" },
    hint: { zh: "去掉只读属性，或检查文件夹的权限", en: "Make it writable, or check the folder's permissions" },
  },
} satisfies RuleDefinitions;
