import type { RuleDefinitions } from "../rules.ts";

/** Findings of the group `inspect`: files that can't be measured. */
export const inspectRules = {
  "inspect/missing": {
    severity: "error",
    message: { zh: "没有这个文件", en: "There is no such file" },
    hint: { zh: "核对路径；可以一次写几个 PDF", en: "Check the path; several PDFs can be named at once" },
  },
  "inspect/unreadable": {
    severity: "error",
    message: { zh: "读不了这个文件：{reason}", en: "The file can't be read: {reason}" },
    hint: { zh: "应是一个 PDF 文件，并有读取权限", en: "It must be a PDF file that you may read" },
  },
  "inspect/not-a-pdf": {
    severity: "error",
    message: { zh: "这不是 PDF 文件", en: "This is not a PDF file" },
    hint: {
      zh: "Word 文件请先另存为 PDF；网页请用打印功能存成 PDF",
      en: "Save a Word file as PDF first; print a web page to PDF",
    },
  },
  "inspect/empty": {
    severity: "error",
    message: { zh: "这个 PDF 是空的，一页也没有", en: "The PDF is empty: it has no page" },
    hint: { zh: "重新导出或重新下载这个文件", en: "Export or download the file again" },
  },
  "inspect/no-text": {
    severity: "error",
    message: {
      zh: "这个 PDF 没有文字：是扫描件，或文字已转成曲线，无法逐条测量",
      en: "The PDF has no text: it is a scan, or its text was turned into curves; there is nothing to measure",
    },
    hint: {
      zh: "换用排版软件直接导出的 PDF",
      en: "Use the PDF that the word processor exports",
    },
  },
  "inspect/encrypted": {
    severity: "error",
    message: { zh: "这个 PDF 加了密码，打不开", en: "The PDF is locked with a password" },
    hint: { zh: "换用没有加密的文件", en: "Use a copy without a password" },
  },
  "inspect/damaged": {
    severity: "error",
    message: { zh: "这个 PDF 已损坏，无法测量", en: "The PDF is damaged and can't be measured" },
    hint: { zh: "重新导出或重新下载这个文件", en: "Export or download the file again" },
  },
  "inspect/too-large": {
    severity: "error",
    message: { zh: "这个 PDF 太大，超出可测量的范围", en: "The PDF is larger than can be measured" },
    hint: { zh: "拆成几个文件再测，每个不超过 5000 页", en: "Split it into files of at most 5,000 pages" },
  },
} satisfies RuleDefinitions;
