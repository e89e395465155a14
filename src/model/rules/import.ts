import type { RuleDefinitions } from "../rules.ts";
import { fileRules, inGroup } from "./shared.ts";

/** Findings of the group `import`: what a manuscript is, and what its reader is unsure of. */
export const importRules = {
  ...inGroup("import", fileRules),
  "import/missing": {
    severity: "error",
    message: { zh: "没有这个文件", en: "There is no such file" },
    hint: { zh: "核对文件名和所在的文件夹", en: "Check the file's name and folder" },
  },
  "import/folder": {
    severity: "error",
    message: { zh: "这是文件夹，不是文件", en: "This is a folder, not a file" },
    hint: { zh: "写明文件夹里的 .docx 或 .txt 文件，一次一个", en: "Name a .docx or .txt file in it, one at a time" },
  },
  "import/kind": {
    severity: "error",
    message: { zh: "不认识这种文件（{found}）", en: "Files of this kind can't be imported ({found})" },
    hint: { zh: "请给 .docx 或 .txt 文件", en: "Give a .docx or a .txt file" },
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
  "import/old-word": {
    severity: "error",
    message: { zh: "这是旧的 Word 97—2003 文件（.doc）", en: "This is a file of Word 97–2003 (.doc)" },
    hint: {
      zh: "在 Word 或 WPS 里另存为 .docx；或运行：soffice --headless --convert-to docx {file}",
      en: "Save it as .docx, or run: soffice --headless --convert-to docx {file}",
    },
  },
  "import/encrypted": {
    severity: "error",
    message: { zh: "文件加了打开密码，无法读取", en: "The file needs a password to be opened" },
    hint: {
      zh: "在 Word 或 WPS 里打开，取消密码后另存，再导入",
      en: "Open it in the word processor, take the password off, save and import again",
    },
  },
  "import/damaged": {
    severity: "error",
    message: { zh: "文件已损坏：{reason}", en: "The file is damaged: {reason}" },
    hint: {
      zh: "在 Word 或 WPS 里用“打开并修复”打开，另存为 .docx 再导入",
      en: "Open it with “open and repair” in the word processor and save it again",
    },
  },
  "import/not-word": {
    severity: "error",
    message: {
      zh: "这是压缩包，但不是 Word 文件（缺少 {part}）",
      en: "This is a zip file but no Word file ({part} is missing)",
    },
    hint: { zh: "请给 Word 或 WPS 保存的 .docx 文件", en: "Give a .docx that a word processor saved" },
  },
  "import/macros": {
    severity: "error",
    message: { zh: "文件带有宏，不予导入", en: "The file carries macros and is not imported" },
    hint: {
      zh: "在 Word 或 WPS 里另存为不带宏的 .docx，再导入",
      en: "Save it as a .docx without macros and import that",
    },
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
  "import/bomb": {
    severity: "error",
    message: {
      zh: "文件解开后的“{part}”超过 {limit} MiB，可能是压缩炸弹",
      en: "“{part}” in the file unpacks to more than {limit} MiB; it may be a zip bomb",
    },
    hint: {
      zh: "核对文件来源；确实需要时在 Word 或 WPS 里压缩图片后另存",
      en: "Check where it comes from; if it is right, compress its pictures and save it again",
    },
  },
  "import/too-many": {
    severity: "error",
    message: {
      zh: "文件里的“{part}”有100多万个元素，可能是有意做坏的文件",
      en: "“{part}” in the file has over a million elements; it may be made to do harm",
    },
    hint: {
      zh: "核对文件来源；确实需要时在 Word 或 WPS 里分成几个文件",
      en: "Check where it comes from; if it is right, part it into several files",
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
  "import/image-kind": {
    severity: "warning",
    message: {
      zh: "图片“{name}”的格式不能用，没有收入",
      en: "The image “{name}” has a format that can't be used and is left out",
    },
    hint: { zh: "另存为 PNG 或 JPEG，放在稿件旁边", en: "Save it as PNG or JPEG and put it beside the issue" },
  },
  "import/image-outside": {
    severity: "warning",
    message: {
      zh: "图片不在文件里，只有地址“{address}”，没有收入",
      en: "A picture is not in the file, which only names its address “{address}”; it is left out",
    },
    hint: {
      zh: "在 Word 里“编辑指向文件的链接—将图片保存在文档中”，或把图片放在稿件旁边",
      en: "Save the picture in the document, or put it beside the issue",
    },
  },
  "import/link": {
    severity: "warning",
    message: {
      zh: "链接“{text}”的地址“{address}”不能用，只留下文字",
      en: "The link “{text}” has an address that can't be used (“{address}”); its words are kept",
    },
    hint: {
      zh: "只能用 http、https、mailto、tel 地址；要附文件就列为附件",
      en: "Use an http, https, mailto or tel address; a file goes into “attachments”",
    },
  },
  "import/insertion": {
    severity: "warning",
    message: {
      zh: "修订（{author}）：已接受插入的“{text}”",
      en: "Tracked change ({author}): the insertion “{text}” is kept",
    },
    hint: { zh: "请核对是否定稿", en: "Check that it is final" },
  },
  "import/deletion": {
    severity: "warning",
    message: { zh: "修订（{author}）：已删去“{text}”", en: "Tracked change ({author}): “{text}” is deleted" },
    hint: { zh: "请核对是否定稿", en: "Check that it is final" },
  },
  "import/comment": {
    severity: "warning",
    message: { zh: "批注（{author}）：{text}", en: "Comment ({author}): {text}" },
    hint: { zh: "按批注修改稿件", en: "Deal with it in the issue" },
  },
  "import/merged-cells": {
    severity: "warning",
    message: {
      zh: "表格有合并的单元格，已拆开，空出的格子留空",
      en: "The table has merged cells; they were parted and filled up with empty ones",
    },
    hint: { zh: "请核对表格，必要时把内容补进空格", en: "Check the table" },
  },
  "import/nested-table": {
    severity: "warning",
    message: {
      zh: "表格里还有表格，里面的文字已放进外层的格子",
      en: "There is a table in a table; its words now stand in the outer one's cell",
    },
    hint: { zh: "核对；需要的话拆成两个表格", en: "Check it; make two tables of it where that is wanted" },
  },
  "import/object": {
    severity: "warning",
    message: { zh: "{what}无法导入，没有收入", en: "Left out because it can't be imported: {what}" },
    hint: { zh: "需要的话另存为图片，放在稿件旁边", en: "Save it as an image and put it beside the issue" },
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
