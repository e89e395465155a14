import type { RuleDefinitions } from "../rules.ts";

/** Findings of the group `print`: what only the printed page or file can show. */
export const printRules = {
  "print/missing-glyph": {
    severity: "error",
    message: { zh: "PDF 里有字体没有的字", en: "The PDF shows a character that no font has" },
    hint: {
      zh: "这本应在排印前查出，请反馈给开发者，并换用其他写法",
      en: "This should have been found before printing; please report it, and use another character",
    },
  },
  "print/table-too-wide": {
    severity: "error",
    message: {
      zh: "表格太宽，横排并缩到最小字号也放不进一页",
      en: "The table is too wide for a page, even rotated and at its smallest size",
    },
    hint: { zh: "减少列数，或拆成两张表", en: "Use fewer columns, or split it into two tables" },
  },
  "print/row-split": {
    severity: "warning",
    message: { zh: "表格里有一行太高，已拆到两页上", en: "A row of the table is too tall for a page and was split" },
    hint: {
      zh: "把这一行的内容拆成几行，或移到正文里",
      en: "Split the row's text over several rows, or move it into the text",
    },
  },
  "print/masthead-compact": {
    severity: "info",
    message: {
      zh: "首页放不下正文，报头已上移（公文首页必须显示正文）",
      en: "Page 1 had no room for text; the masthead was moved up (page 1 must show text)",
    },
    hint: {
      zh: "不想上移就缩短标题、肩题或署名；想一直上移就在 layout 里写 masthead.top: compact",
      en: "Shorten headline, kicker or byline to avoid it, or set masthead.top: compact in layout to have it always",
    },
  },
  "print/masthead-tight": {
    severity: "info",
    message: {
      zh: "首页放不下正文，报头已收紧，少空 {lines} 行（公文首页必须显示正文）",
      en: "Page 1 had no room for text; the masthead was tightened by {lines} blank lines (page 1 must show text)",
    },
    hint: {
      zh: "不想收紧就缩短标题、肩题、署名或编者按",
      en: "Shorten headline, kicker, byline or editor's note to avoid it",
    },
  },
  "print/first-page-empty": {
    severity: "warning",
    message: {
      zh: "首页没有正文：报头收到最紧也放不下标题和正文的开头",
      en: "Page 1 shows no text: even below the tightest masthead headline and first lines have no room",
    },
    hint: {
      zh: "缩短标题、肩题或署名；正文以图表开头的，先写一段文字",
      en: "Shorten headline, kicker or byline; where the text opens with a figure or table, write a paragraph before it",
    },
  },
  "print/issuer-row-stacked": {
    severity: "warning",
    message: {
      zh: "编发单位太长，与日期（期号）一行排不下，已分行排",
      en: "The issuer is too long to share a row with the date (or issue line); they were set on rows of their own",
    },
    hint: {
      zh: "用规范化简称，或改 layout 的 masthead.row",
      en: "Use the office's short name, or change masthead.row in layout",
    },
  },
  "print/imprint-long": {
    severity: "warning",
    message: {
      zh: "分送名单一页放不下，版记已分排在几页上",
      en: "The distribution list does not fit on a page; the imprint runs over several",
    },
    hint: {
      zh: "把名单合并成“各直属单位”这样的统称，或另附分送表",
      en: "Sum the list up (各直属单位), or attach it as a table",
    },
  },
  "print/imprint-close": {
    severity: "info",
    message: {
      zh: "正文只多出 {lines} 行，版记因此多占了 {pages} 页",
      en: "The text is only {lines} lines too long; the imprint takes {pages} more pages for it",
    },
    hint: {
      zh: "删减 {lines} 行，版记就能与正文排在同一页",
      en: "Cut {lines} lines, and the imprint fits below the text",
    },
  },
  "print/headline-long": {
    severity: "warning",
    message: { zh: "标题排成了 {lines} 行", en: "The headline takes {lines} lines" },
    hint: {
      zh: "标题一般不超过 3 行，请精简，或把一部分移到副题里",
      en: "A headline takes three lines at most: shorten it, or move a part into the subhead",
    },
  },
  "print/word-broken": {
    severity: "warning",
    message: { zh: "“{text}”一行放不下，已在行末断开", en: "“{text}” is longer than a line and is broken at its end" },
    hint: { zh: "在合适的地方加空格或连字符", en: "Put a space or a hyphen where it may break" },
  },
  "print/press-image": {
    severity: "info",
    message: {
      zh: "第 {pages} 页有彩色图片，付印文件里仍是 RGB",
      en: "Page {pages} shows images in colour; they stay RGB in the press file",
    },
    hint: {
      zh: "请印厂按四色或灰度处理，或换成灰度图片",
      en: "Ask the printer to separate them, or use greyscale images",
    },
  },
  "print/press-colour": {
    severity: "info",
    message: {
      zh: "除套红和黑色外还用了颜色 {colours}，付印文件里仍是 RGB",
      en: "Colours other than the red and black are used ({colours}); they stay RGB in the press file",
    },
    hint: { zh: "把插图改成黑、灰两色", en: "Draw the figures in black and grey" },
  },
  "print/image-broken": {
    severity: "error",
    message: { zh: "图片“{name}”无法解码", en: "The image “{name}” can't be decoded" },
    hint: {
      zh: "用看图软件打开后重新保存为 PNG，再换上",
      en: "Open it in a picture editor, save it as PNG again, and replace it",
    },
  },
  "print/overflow": {
    severity: "error",
    message: { zh: "“{text}”超出版心宽度", en: "“{text}” is wider than the type area" },
    hint: { zh: "缩短这一行，标题可用 | 指定回行", en: "Shorten the line; a headline can be broken with |" },
  },
  "print/text-lost": {
    severity: "error",
    message: { zh: "“{text}”没有完整印在 PDF 里", en: "“{text}” is not wholly in the PDF" },
    hint: {
      zh: "这里的内容放不下，请拆短长词或拆分表格",
      en: "It does not fit here: shorten the long word, or split the table",
    },
  },
  "print/type3-font": {
    severity: "error",
    message: { zh: "字体“{name}”在 PDF 里成了 Type 3 字体", en: "The font “{name}” became a Type 3 font in the PDF" },
    hint: { zh: "换用静态 TrueType 字体文件（.ttf）", en: "Use a static TrueType font file (.ttf)" },
  },
  "print/foreign-font": {
    severity: "error",
    message: { zh: "PDF 里有不应出现的字体“{name}”", en: "The PDF holds the font “{name}”, which should not be there" },
    hint: { zh: "检查 fonts: 和 styles/ 里的字体名", en: "Check the font names in fonts: and styles/" },
  },
  "print/wrong-code": {
    severity: "error",
    message: {
      zh: "字体“{name}”的文字复制出来不是原字（{code}）",
      en: "Text in the font “{name}” does not copy out as typed ({code})",
    },
    hint: { zh: "换用其他版本的字体文件", en: "Use another version of the font file" },
  },
  "print/unknown-pdf": {
    severity: "error",
    message: {
      zh: "浏览器写出的 PDF 与已知的写法不同，无法处理（{reason}）",
      en: "The browser wrote a PDF in an unknown way ({reason})",
    },
    hint: { zh: "去掉 --browser，改用随带的浏览器", en: "Leave out --browser, and the packaged one is used" },
  },
  "print/request-refused": {
    severity: "error",
    message: {
      zh: "排印页要取用外部内容，已拒绝：{reason}",
      en: "The print page asked for something from outside, refused: {reason}",
    },
    hint: {
      zh: "图片等要放在 content/ 里，用相对路径引用",
      en: "Keep images below content/ and name them by relative paths",
    },
  },
  "print/figure-thin": {
    severity: "warning",
    message: {
      zh: "图片 {width}×{height} 像素，排出来一边只有 {size} 毫米，几乎看不见",
      en: "The picture of {width}×{height} pixels is printed with a side of {size} mm: hardly to be seen",
    },
    hint: {
      zh: "裁剪图片，或拆成几张；版面最大放 28 字×18 行",
      en: "Crop it or split it into several; a figure is at most 28 characters × 18 lines",
    },
  },
  "print/paragraph-long": {
    severity: "warning",
    message: {
      zh: "“{text}”一段超过 {lines} 行，没有逐行调整标点和行末",
      en: "The paragraph “{text}” has more than {lines} lines; its marks and line ends were not fitted",
    },
    hint: { zh: "把它分成几段", en: "Split it into several paragraphs" },
  },
  "print/paragraph-unfitted": {
    severity: "info",
    message: {
      zh: "“{text}”一段没能逐行调整标点和行末",
      en: "The marks and line ends of the paragraph “{text}” could not be fitted",
    },
    hint: {
      zh: "段里有很长的英文词或数字串时，把它拆短",
      en: "Where it holds a very long word or number, break that up",
    },
  },
  "print/timeout": {
    severity: "error",
    message: { zh: "这一期在 {seconds} 秒内没有排完", en: "The issue was not printed within {seconds} seconds" },
    hint: {
      zh: "拆分过长的表格，或用 --timeout 120s 放宽时限",
      en: "Split very long tables, or allow more time with --timeout 120s",
    },
  },
  "print/browser-failed": {
    severity: "error",
    message: {
      zh: "浏览器排印这一期时反复崩溃（{reason}）",
      en: "The browser crashed on this issue again and again ({reason})",
    },
    hint: {
      zh: "检查这一期的图片和表格；运行 jianbao doctor 检查环境",
      en: "Look at the issue's images and tables; run jianbao doctor",
    },
  },
  "print/nonconforming": {
    severity: "error",
    message: {
      zh: "印出的 PDF 不合版式（{clause} {row}）：第{page}页应为{expected}，实为{found}",
      en: "The printed PDF breaks the layout ({clause} {row}): page {page} should have {expected} and has {found}",
    },
    hint: {
      zh: "改动这一处的文字或版式；确认无误可用 --no-inspect 跳过检验，并请反馈给开发者",
      en: "Change the text or layout there; --no-inspect skips the inspection, and please report it",
    },
  },
} satisfies RuleDefinitions;
