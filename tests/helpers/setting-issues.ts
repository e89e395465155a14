import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { plainIssue } from "./repository.ts";

/** A long bulletin full of marks, numbers and Latin. */
export const stressText = readFileSync(fileURLToPath(new URL("../fixtures/setting/01.md", import.meta.url)), "utf8");

/** Han characters without a mark, so that what follows them starts at any place of a line. */
const han = "各水厂严格落实汛期值班制度逐项排查安全隐患确保城乡居民饮水安全";
/** Everything that is hard to set, in one sentence. */
const dense =
  "“双随机、一公开”（简称“双公开”）检查128家，占99.5%——比2023年12月6日提高3～5个百分点；印发《办法》《细则》（云政〔2024〕15号）、通报2次……群众说：“好！”《云岭日报》第3版刊发《“小切口”做出“大文章”》。";

/** The dense sentence behind 0 to 27 characters: each mark comes to stand at each place of a line. */
export const denseParagraphs = Array.from(
  { length: 28 },
  (_, count) => `${han.slice(0, count)}${count === 0 ? "" : "，"}${dense}`,
);
/** Two full lines and one character with its stop: nothing in them can be squeezed. */
export const leftOver = Array.from({ length: 3 }, (_, count) => `${han.repeat(3).slice(count, count + 55)}。`);

/** Sections whose paragraphs have two to five lines, so that pages come to break everywhere in them. */
const sections = Array.from({ length: 40 }, (_, index) => {
  const lines = 2 + ((index * 7) % 4);
  const paragraph = `${han.repeat(6).slice(0, lines * 28 - 12)}。`;
  return index % 3 === 0 ? `## 抓好第${index + 1}项工作\n\n${paragraph}` : paragraph;
}).join("\n\n");

/** The issues, by number. */
export const settingIssues = {
  "01": stressText,
  "02": plainIssue(2, "2024-06-25", denseParagraphs.join("\n\n")),
  "03": plainIssue(3, "2024-07-02", [...leftOver, sections].join("\n\n")),
};
