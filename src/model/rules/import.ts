import type { RuleDefinitions } from "../rules.ts";
import { fileRules, inGroup } from "./shared.ts";

/** Findings of the group `import`: what a manuscript is, and what its reader is unsure of. */
export const importRules = {
  ...inGroup("import", fileRules),
  "import/kind": {
    severity: "error",
    message: { zh: "不认识这种文件（{found}）", en: "Files of this kind can't be imported ({found})" },
    hint: {
      zh: "请给 .txt 文件：在 Word 或 WPS 里可以另存为“纯文本（UTF-8）”",
      en: "Give a .txt file: a word processor can save as plain text, UTF-8",
    },
  },
  "import/empty": {
    severity: "error",
    message: { zh: "文件里没有文字", en: "There are no words in the file" },
    hint: {
      zh: "检查是不是选错了文件；扫描件要先做文字识别（OCR）",
      en: "Check that it is the right file; a scan needs text recognition (OCR) first",
    },
  },
  "import/not-text": {
    severity: "error",
    message: { zh: "这不是纯文本文件", en: "This is not a plain text file" },
    hint: { zh: "在 Word 或 WPS 里另存为“纯文本（UTF-8）”", en: "Save it as plain text, UTF-8, in the word processor" },
  },
  "import/too-big": {
    severity: "error",
    message: {
      zh: "文件有 {size} MiB，超过 {limit} MiB 的上限",
      en: "The file has {size} MiB, more than the limit of {limit} MiB",
    },
    hint: {
      zh: "在 Word 或 WPS 里压缩图片后另存，或把图片移出",
      en: "Compress its pictures in the word processor, or take them out",
    },
  },
  "import/left-out": {
    severity: "info",
    message: { zh: "{what}“{text}”不属于正文，已去掉", en: "Left out ({what}): “{text}”" },
    hint: { zh: "如果是正文，请补到稿件里", en: "If it belongs to the text, add it to the issue" },
  },
  "import/joined": {
    severity: "info",
    message: {
      zh: "被换页或换行切断的段落已接上：“{before}”+“{after}”",
      en: "A paragraph cut in two was joined: “{before}” + “{after}”",
    },
    hint: { zh: "如果本来是两段，请分开", en: "Part them again if they are two paragraphs" },
  },
  "import/unsure": {
    severity: "warning",
    message: { zh: "不能确定“{text}”是什么，当作{taken}", en: "It is not certain what “{text}” is; taken as {taken}" },
    hint: { zh: "请核对；不对的话改过来", en: "Check it, and correct it where it is wrong" },
  },
  "import/not-found": {
    severity: "warning",
    message: { zh: "没有找到{what}", en: "Not found: {what}" },
    hint: { zh: "请在稿件开头补上“{key}”", en: "Add “{key}” to the front matter" },
  },
  "import/number-form": {
    severity: "info",
    message: { zh: "层次序数“{found}”已写成“{wanted}”", en: "The number “{found}” is now written “{wanted}”" },
    hint: { zh: "第三层用 1. ，括号用全角", en: "Levels are 一、（一）1.（1）" },
  },
  "import/series": {
    severity: "info",
    message: { zh: "报头报尾中属于刊物的内容：{facts}", en: "What belongs to the series: {facts}" },
    hint: {
      zh: "写在刊物文件夹的 series.yaml 里；已有的话核对一遍",
      en: "It stands in the series' series.yaml; compare the two",
    },
  },
  "import/series-differs": {
    severity: "warning",
    message: {
      zh: "{what}是“{found}”，而 series.yaml 里是“{expected}”",
      en: "{what} is “{found}” here but “{expected}” in series.yaml",
    },
    hint: { zh: "核对；导入后以 series.yaml 为准", en: "Compare them; the issue will show what series.yaml says" },
  },
  "import/needs-files": {
    severity: "warning",
    message: {
      zh: "“{text}”（{key}）要写在各篇自己的文件里，标准输出放不下",
      en: "“{text}” ({key}) needs a file for each article, which standard output can't hold",
    },
    hint: { zh: "用 -o content/… 写成文件夹", en: "Write a folder with -o content/…" },
  },
  "import/images": {
    severity: "warning",
    message: { zh: "{count} 个图片没有写出：{names}", en: "{count} images were not written: {names}" },
    hint: { zh: "用 -o content/… 把图片写在稿件旁边", en: "Use -o content/… to write them beside the issue" },
  },
  "import/attachments": {
    severity: "warning",
    message: { zh: "附件说明“{text}”留在正文里", en: "The list of attachments “{text}” stays in the text" },
    hint: {
      zh: "把附件文件放在稿件旁边，在开头写 附件: [{标题: …, 文件: …}]，再删去这一行",
      en: "Put the files beside the issue and name them under “attachments”, then delete the line",
    },
  },
  "import/no-series": {
    severity: "error",
    message: {
      zh: "不知道这一期属于哪个刊物（刊名“{name}”）",
      en: "It is not clear which series this issue belongs to (nameplate “{name}”)",
    },
    hint: {
      zh: "写明刊物文件夹，例如 -o content/gangkou；现有：{near}",
      en: "Name the series' folder, as in -o content/gangkou; there are {near}",
    },
  },
  "import/no-place": {
    severity: "error",
    message: { zh: "没有找到{what}，不知道写到哪个文件", en: "Without {what} the file to write is not known" },
    hint: {
      zh: "写明文件，例如 -o content/gangkou/2024/03.md",
      en: "Name the file, as in -o content/gangkou/2024/03.md",
    },
  },
  "import/exists": {
    severity: "error",
    message: { zh: "“{path}”已经有了，没有覆盖", en: "“{path}” is there already and was not replaced" },
    hint: { zh: "换一个地方，或先移走原来的文件", en: "Write elsewhere, or move the old file away first" },
  },
  "import/not-written": {
    severity: "error",
    message: {
      zh: "无法写“{path}”（{code}），什么也没有写下",
      en: "“{path}” can't be written ({code}); nothing was left behind",
    },
    hint: { zh: "检查文件夹的写权限和磁盘空间", en: "Check the folder's permissions and the disk's space" },
  },
} satisfies RuleDefinitions;
