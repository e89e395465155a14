import type { RuleDefinitions } from "../rules.ts";
import { inGroup, valueRules } from "./shared.ts";

/** Findings of the group `front-matter`: the block between `---` lines at the head of an issue. */
export const frontMatterRules = {
  ...inGroup("front-matter", valueRules),
  "front-matter/missing": {
    severity: "error",
    message: {
      zh: "文件开头没有 --- 和 --- 之间的期号、日期等信息",
      en: "The file does not begin with front matter between --- lines",
    },
    hint: {
      zh: "在第一行起写：---，下一行“期号: 2”“日期: 2019-12-06”“标题: …”各占一行，最后再一行 ---",
      en: "Begin with a line ---, then lines “issue: 2”, “date: 2019-12-06”, “title: …”, and a line ---",
    },
  },
  "front-matter/blank-head": {
    severity: "error",
    message: { zh: "第一行的 --- 前面有空行或空格", en: "There are blank lines or spaces before the first ---" },
    hint: { zh: "删去前面的空白，让 --- 在第一行第一列", en: "Delete them, so that --- is at the very beginning" },
  },
  "front-matter/fence": {
    severity: "error",
    message: {
      zh: "“{found}”不能作开头的分隔线：文件信息只能是 YAML，不能是程序",
      en: "“{found}” can't open the front matter: only plain YAML is read, never code",
    },
    hint: { zh: "第一行只写三个减号 ---", en: "Type three hyphens --- and nothing else" },
  },
  "front-matter/broken-fence": {
    severity: "error",
    message: { zh: "“{found}”这一行不是完整的分隔线", en: "The line “{found}” is not a whole closing line" },
    hint: {
      zh: "结束的一行只写三个减号 ---，其他文字另起一行",
      en: "Close with a line of three hyphens ---, and put other text on its own line",
    },
  },
  "front-matter/unterminated": {
    severity: "error",
    message: { zh: "从这里开始的文件信息没有结束的 ---", en: "The front matter that begins here is never closed" },
    hint: { zh: "在正文之前加一行 ---", en: "Add a line --- before the text" },
  },
  "front-matter/too-large": {
    severity: "error",
    message: { zh: "--- 之间的内容超过 {limit} KiB", en: "The front matter is larger than {limit} KiB" },
    hint: { zh: "检查结束的 --- 是否写对，正文应放在它后面", en: "Check the closing ---: the text belongs behind it" },
  },
  "front-matter/no-title": {
    severity: "error",
    message: { zh: "没有标题", en: "There is no title" },
    hint: { zh: "加一行“标题: …”，或在正文里写“# 标题”", en: "Add a line “title: …”, or a heading “# …” in the text" },
  },
  "front-matter/no-classification": {
    severity: "error",
    message: { zh: "没有写明密级，series.yaml 里也没有", en: "There is no classification, nor one in series.yaml" },
    hint: {
      zh: "加一行“密级: 公开”（或 内部、秘密、机密、绝密）",
      en: "Add a line “classification: 公开” (or 内部, 秘密, 机密, 绝密)",
    },
  },
  "front-matter/classified": {
    severity: "error",
    message: { zh: "这一期是{level}，默认不排印", en: "This issue is {level}; it is not built by default" },
    hint: {
      zh: "确实要排印时加 --allow-classified，只生成到 print/",
      en: "Add --allow-classified to build it, into print/ alone",
    },
  },
  "front-matter/number-place": {
    severity: "error",
    message: {
      zh: "期号是 {found}，文件名却是第 {expected} 期（{file}）",
      en: "The issue number is {found}, but the file says {expected} ({file})",
    },
    hint: { zh: "改成 {expected}，或把文件改名为 {wanted}", en: "Type {expected}, or rename the file to {wanted}" },
  },
  "front-matter/year-place": {
    severity: "error",
    message: {
      zh: "日期在 {found} 年，文件却放在 {expected} 文件夹里",
      en: "The date is in {found}, but the file is in the folder {expected}",
    },
    hint: {
      zh: "改正日期，或把文件移到 {found} 文件夹",
      en: "Correct the date, or move the file to the folder {found}",
    },
  },
  "front-matter/supplement-place": {
    severity: "error",
    message: {
      zh: "“增刊”是 {found}，与文件名“{file}”不符",
      en: "“supplement” is {found}, which the file name “{file}” contradicts",
    },
    hint: {
      zh: "增刊要写“增刊: true”，文件名以 s 开头，如 {wanted}",
      en: "A supplement has “supplement: true” and a file name with s, such as {wanted}",
    },
  },
  "front-matter/issue-line-value": {
    severity: "error",
    message: {
      zh: "期号行“{pattern}”要用 {name}，这一期没有写",
      en: "The issue line “{pattern}” asks for {name}, which this issue does not have",
    },
    hint: {
      zh: "在文件开头加上“{alias}: …”，或改 series.yaml 的 issueLine",
      en: "Add “{name}: …” to the front matter, or change issueLine in series.yaml",
    },
  },
  "front-matter/key-without-article": {
    severity: "warning",
    message: {
      zh: "“{key}”没有用上：正文各篇都有自己的 # 标题",
      en: "“{key}” is not used: every article has its own # heading",
    },
    hint: {
      zh: "署名写成标题下面的 *单位*，副题写成 ——副题；或分成每篇一个文件",
      en: "Type the byline as *name* and the subhead as ——text under the heading, or use one file per article",
    },
  },
  "front-matter/blank-title": {
    severity: "error",
    message: { zh: "标题还没有填写：“{found}”", en: "The title is still the blank one: “{found}”" },
    hint: {
      zh: "写上标题；还没有写完就在前面保留“状态: 草稿”",
      en: "Type the title; while the issue is being written, keep “status: draft” above",
    },
  },
  "front-matter/attachment-title": {
    severity: "warning",
    message: {
      zh: "附件里的标题“{found}”与附件说明里的“{expected}”不一致",
      en: "The attachment's headline “{found}” differs from its title “{expected}”",
    },
    hint: {
      zh: "两处要写成一样（GB/T 9704—2012，7.3.7），或删去附件里的标题",
      en: "Make them the same (GB/T 9704-2012, 7.3.7), or delete the headline in the attachment",
    },
  },
  "front-matter/attachment-mark": {
    severity: "warning",
    message: { zh: "附件名称后面不加标点“{mark}”", en: "The attachment's title must not end in “{mark}”" },
    hint: { zh: "删去末尾的标点（GB/T 9704—2012，7.3.4）", en: "Delete the mark (GB/T 9704-2012, 7.3.4)" },
  },
  "front-matter/attachment-not-set": {
    severity: "info",
    message: {
      zh: "附件“{title}”只在附件说明里列名、随网页下载，不印在文后",
      en: "The attachment “{title}” is listed and offered for download, but not printed behind the text",
    },
    hint: {
      zh: "要印在文后（GB/T 9704—2012，7.3.7），就用 .md 或图片；表格可写在 .md 里",
      en: "To have it printed (GB/T 9704-2012, 7.3.7) use a .md file or an image; a table can stand in a .md file",
    },
  },
} satisfies RuleDefinitions;
