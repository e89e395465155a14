import type { RuleDefinitions } from "../rules.ts";

/** Findings of the group `assets`: images and attachments that an issue names. */
export const assetRules = {
  "assets/missing": {
    severity: "error",
    message: { zh: "找不到“{file}”", en: "“{file}” is not there" },
    hint: {
      zh: "核对文件名（区分大小写），路径从“{folder}”算起",
      en: "Check the name (case matters); the path starts from “{folder}”",
    },
  },
  "assets/outside": {
    severity: "error",
    message: { zh: "“{file}”不在 content/ 里面", en: "“{file}” is not inside content/" },
    hint: {
      zh: "把文件放到这一期的旁边，写相对路径，例如 chart.png",
      en: "Put the file beside the issue, and name it by a relative path such as chart.png",
    },
  },
  "assets/remote": {
    severity: "error",
    message: { zh: "不能引用网上的“{file}”", en: "“{file}” is not a file of this repository" },
    hint: {
      zh: "下载后放到这一期的旁边，写文件名，例如 chart.png",
      en: "Download it, put it beside the issue, and name the file, such as chart.png",
    },
  },
  "assets/symlink": {
    severity: "error",
    message: { zh: "“{file}”经过符号链接，不会读取", en: "“{file}” goes through a symbolic link and is not read" },
    hint: { zh: "把文件本身放到这里", en: "Put the file itself here" },
  },
  "assets/not-a-file": {
    severity: "error",
    message: { zh: "“{file}”不是文件", en: "“{file}” is not a file" },
    hint: { zh: "写文件名，例如 chart.png", en: "Name a file, such as chart.png" },
  },
  "assets/format": {
    severity: "error",
    message: { zh: "“{file}”不是 PNG、JPEG、WebP 或 SVG 图片", en: "“{file}” is not a PNG, JPEG, WebP or SVG image" },
    hint: {
      zh: "用看图软件另存为 PNG 再换上；只改扩展名没有用",
      en: "Save it as PNG in a picture editor; renaming it does not help",
    },
  },
  "assets/damaged": {
    severity: "error",
    message: { zh: "“{file}”的文件不完整，读不出尺寸", en: "“{file}” is damaged: its size can't be read" },
    hint: { zh: "用看图软件打开后重新保存，再换上", en: "Open it in a picture editor, save it again, and replace it" },
  },
  "assets/too-large": {
    severity: "error",
    message: { zh: "“{file}”有 {size} MiB，超过 {limit} MiB", en: "“{file}” has {size} MiB, more than {limit}" },
    hint: {
      zh: "压缩或缩小后再换上；整版宽的图 1900 像素就够",
      en: "Make it smaller; 1900 pixels fill the width of a page",
    },
  },
  "assets/too-many-pixels": {
    severity: "error",
    message: {
      zh: "“{file}”有 {width}×{height} 像素，超过 {limit} 百万像素",
      en: "“{file}” has {width}×{height} pixels, more than {limit} million",
    },
    hint: { zh: "缩小后再换上；整版宽的图 1900 像素就够", en: "Make it smaller; 1900 pixels fill the width of a page" },
  },
  "assets/svg-active": {
    severity: "error",
    message: {
      zh: "SVG“{file}”里有不允许的内容：{what}",
      en: "The SVG “{file}” holds something that is not allowed: {what}",
    },
    hint: {
      zh: "在绘图软件里另存为“普通 SVG”，不带脚本、链接和外部文件；或导出为 PNG",
      en: "Save it as plain SVG, without scripts, links and outside files, or export it as PNG",
    },
  },
  "assets/svg-broken": {
    severity: "error",
    message: { zh: "SVG“{file}”第 {line} 行写法有误", en: "The SVG “{file}” is not well formed in line {line}" },
    hint: { zh: "在绘图软件里重新导出", en: "Export it again from the drawing program" },
  },
  "assets/location": {
    severity: "warning",
    message: { zh: "“{file}”带有拍摄地点信息", en: "“{file}” carries the place where it was taken" },
    hint: { zh: "用看图软件删去 EXIF 信息后再换上", en: "Remove its EXIF data in a picture editor" },
  },
} satisfies RuleDefinitions;
