import type { Language } from "../../model/report.ts";
import type { Bilingual } from "../../model/rules.ts";

/** Every text of the preview's page, by the name it has in assets/preview. */
const words = {
  title: { zh: "简报预览", en: "Bulletin preview" },
  notice: {
    zh: "只在本机显示。草稿和涉密的期也在内，请留意屏幕和投影。",
    en: "Shown on this machine only. Drafts and classified issues are included: mind who sees the screen.",
  },
  issues: { zh: "各期", en: "Issues" },
  pages: { zh: "版面", en: "Pages" },
  findings: { zh: "问题", en: "Findings" },
  search: { zh: "查找期号、标题、日期", en: "Find by number, title, date" },
  searchKey: { zh: "按 / 键到这里", en: "The key / leads here" },
  older: { zh: "上一期", en: "Older" },
  olderKey: { zh: "Alt+↓", en: "Alt+↓" },
  newer: { zh: "下一期", en: "Newer" },
  newerKey: { zh: "Alt+↑", en: "Alt+↑" },
  noMatch: { zh: "没有符合的期", en: "No issue matches" },
  noIssue: { zh: "还没有简报", en: "No issue yet" },
  noIssues: {
    zh: "还没有一期。另开一个终端输入 jianbao new，新的一期就会出现在这里",
    en: "There is no issue yet. Type jianbao new in another terminal, and the new issue will appear here",
  },
  gone: { zh: "这一期的文件已经不在了", en: "The file of this issue is gone" },
  waiting: { zh: "正在排印…", en: "Setting the pages…" },
  upToDate: { zh: "已是最新", en: "Up to date" },
  reconnecting: {
    zh: "预览程序已停止或正在重新连接，页面不会再更新",
    en: "The preview has stopped or is being reconnected; the pages are not updated",
  },
  browserLost: { zh: "排印用的浏览器意外退出，正在重新启动", en: "The printing browser was lost and is started again" },
  oldPages: {
    zh: "改完下列错误之前，这里是上一次排好的版面",
    en: "Until these errors are corrected, the last good pages are shown",
  },
  noPages: { zh: "改完下列错误就能看到版面", en: "The pages appear once these errors are corrected" },
  noFindings: { zh: "没有发现问题", en: "Nothing found" },
  elsewhere: { zh: "配置和其他文件", en: "Configuration and other files" },
  draft: { zh: "草稿", en: "draft" },
  pageCount: { zh: "共 {n} 页", en: "{n} pages" },
  freeLines: { zh: "末页余 {n} 行", en: "{n} lines left on the last page" },
  pageNumber: { zh: "第 {n} 页", en: "Page {n}" },
  openPdf: { zh: "打开 PDF", en: "Open the PDF" },
  smaller: { zh: "缩小", en: "Smaller" },
  larger: { zh: "放大", en: "Larger" },
  fit: { zh: "适合宽度", en: "Fit width" },
  copied: { zh: "已复制", en: "Copied" },
  found: { zh: "原稿 {place}", en: "Source {place}" },
  notFound: { zh: "这里不是作者写的文字", en: "No text of the author stands here" },
  copy: { zh: "复制位置", en: "Copy place" },
  editor: { zh: "在 VS Code 中打开", en: "Open in VS Code" },
  places: { zh: "{n} 处", en: "{n} places" },
  morePlaces: { zh: "其余 {n} 处", en: "{n} more places" },
  lineOf: { zh: "{file} 第{line}行", en: "{file} line {line}" },
  hint: { zh: "改法", en: "Fix" },
  pageHelp: {
    zh: "点一下版面找到原稿；用键盘时上下箭头逐行查找",
    en: "Click the page to find its source; with the keyboard, the up and down arrows go line by line",
  },
  error: { zh: "错误", en: "error" },
  warning: { zh: "警告", en: "warning" },
  info: { zh: "提示", en: "info" },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** A text's name. */
export type WordName = keyof typeof words;

/** All texts in one language. */
export function pageWords(language: Language): Readonly<Record<WordName, string>> {
  const entries = Object.entries(words).map(([name, { zh, en }]) => [name, language === "en" ? en : zh]);
  return Object.fromEntries(entries) as Record<WordName, string>;
}
