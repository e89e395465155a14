import type { RuleDefinitions } from "../rules.ts";

/** Findings about the fonts of the press. `role` is the face's code, `name` what an editor calls it. */
export const fontRules = {
  "fonts/missing-file": {
    severity: "error",
    message: { zh: "找不到{name}字体文件“{file}”", en: "The font file “{file}” for {role} does not exist" },
    hint: {
      zh: "路径从仓库文件夹算起，例如 fonts/{role}.ttf；删去这一行则用自带字体",
      en: "The path starts at the repository's folder, for example fonts/{role}.ttf; without this line the bundled font is used",
    },
  },
  "fonts/outside": {
    severity: "error",
    message: {
      zh: "字体文件“{file}”不在仓库内，或经过符号链接",
      en: "The font file “{file}” is outside the repository or behind a symbolic link",
    },
    hint: {
      zh: "把文件本身复制到仓库的 fonts 文件夹，再写 fonts/{role}.ttf",
      en: "Copy the file itself into the repository's fonts folder and write fonts/{role}.ttf",
    },
  },
  "fonts/unreadable": {
    severity: "error",
    message: { zh: "“{file}”不是可用的字体文件，或已损坏", en: "“{file}” is not a usable font file or is damaged" },
    hint: {
      zh: "换成完好的 .ttf 或 .ttc 文件（小于 {megabytes} MB）",
      en: "Use an intact .ttf or .ttc file of less than {megabytes} MB",
    },
  },
  "fonts/compressed": {
    severity: "error",
    message: {
      zh: "“{file}”是网页字体（woff），不能用来替换印刷字体",
      en: "“{file}” is a web font (woff) and can't replace a font of the press",
    },
    hint: { zh: "改用同一字体的 .ttf 或 .ttc 文件", en: "Use the .ttf or .ttc file of the same font" },
  },
  "fonts/postscript-outlines": {
    severity: "error",
    message: {
      zh: "“{file}”是 PostScript 轮廓（CFF）的字体，排进 PDF 会变成图形而不是文字字体",
      en: "“{file}” has PostScript outlines (CFF), which a PDF would hold as drawings instead of a font",
    },
    hint: { zh: "改用同一字体的 TrueType 版本（.ttf）", en: "Use the TrueType version (.ttf) of the same font" },
  },
  "fonts/variable": {
    severity: "error",
    message: {
      zh: "“{file}”是可变字体，排进 PDF 会变成图形而不是文字字体",
      en: "“{file}” is a variable font, which a PDF would hold as drawings instead of a font",
    },
    hint: { zh: "改用固定字重的静态 .ttf 文件", en: "Use a static .ttf file of one weight" },
  },
  "fonts/restricted": {
    severity: "error",
    message: { zh: "“{file}”不允许嵌入（fsType {fsType}）", en: "“{file}” does not allow embedding (fsType {fsType})" },
    hint: {
      zh: "换用允许嵌入的字体，或删去这个文件改用自带字体",
      en: "Use a font that may be embedded, or remove the file to use the bundled font",
    },
  },
  "fonts/no-subsetting": {
    severity: "warning",
    message: {
      zh: "“{file}”不允许只嵌入用到的字（fsType {fsType}），每份 PDF 都会带上整套字体",
      en: "“{file}” does not allow subsetting (fsType {fsType}): every PDF will hold the whole font",
    },
    hint: {
      zh: "换用 fsType 为 0、4 或 8 的字体，PDF 会小得多",
      en: "A font with fsType 0, 4 or 8 makes far smaller PDFs",
    },
  },
  "fonts/unused-file": {
    severity: "warning",
    message: {
      zh: "没有用上“{file}”：看不出它是哪一种公文字体",
      en: "“{file}” is not used: it is none of the fonts known for a role",
    },
    hint: {
      zh: "把文件名改成 fangsong.ttf、kaiti.ttf、heiti.ttf、songti.ttf、xiaobiaosong.ttf 或 latin.ttf，或在 series.yaml 的 fonts 中写明",
      en: "Name it fangsong.ttf, kaiti.ttf, heiti.ttf, songti.ttf, xiaobiaosong.ttf or latin.ttf, or name it under fonts in series.yaml",
    },
  },
  "fonts/missing-glyph": {
    severity: "error",
    message: {
      zh: "{name}及备用字体中没有“{character}”（{codePoint}）",
      en: "No font of {role} has “{character}” ({codePoint})",
    },
    hint: {
      zh: "换一个写法，或把含有这个字的字体放进仓库的 fonts 文件夹，例如 fonts/{role}.ttf",
      en: "Type another character, or put a font that has it into the repository's fonts folder, for example fonts/{role}.ttf",
    },
  },
  "fonts/bundled-damaged": {
    severity: "error",
    message: { zh: "自带的字体文件“{file}”缺失或已损坏", en: "The bundled font file “{file}” is missing or damaged" },
    hint: {
      zh: "重新安装 jianbao；在源码中可运行 git checkout -- assets/fonts",
      en: "Install jianbao again; in a clone, run git checkout -- assets/fonts",
    },
  },
} satisfies RuleDefinitions;
