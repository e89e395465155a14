import type { HelpConfiguration } from "commander";
import type { Language } from "../model/report.ts";
import { displayWidth } from "./report-diagnostics.ts";

/** How --help is set: aligned and wrapped by the columns a text takes on a terminal, and in Chinese all through. */
export function helpStyle(language: Language): HelpConfiguration {
  const isEnglish = language === "en";
  return {
    sortOptions: false,
    displayWidth,
    boxWrap: wrapped,
    ...(isEnglish
      ? {}
      : {
          styleTitle: (title) => titles[title] ?? title,
          styleUsage: usageWords,
          styleSubcommandTerm: usageWords,
          styleOptionDescription: (text) =>
            text
              .replace(
                / \(choices: (.*)\)$/,
                (_, choices: string) => `（${choices.replaceAll('"', "").replaceAll(", ", "、")}）`,
              )
              .replace(/ \(default: (.*)\)$/, "（默认 $1）"),
          styleArgumentDescription: (text) =>
            text.replace(
              / \(choices: (.*)\)$/,
              (_, choices: string) => `（${choices.replaceAll('"', "").replaceAll(", ", "、")}）`,
            ),
        }),
  };
}

const titles: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Options:": "选项：",
  "Commands:": "命令：",
  "Arguments:": "参数：",
};

function usageWords(text: string): string {
  return text.replace("[options]", "[选项]").replace("[command]", "[命令]");
}

/** Below it a narrow column would hold a word a line. */
const leastWidth = 24;

/** Pieces that stay whole: a word with the blanks before it, or a Chinese character with the marks that may not begin a line. */
const piece = /\s*(?:[!-~]+|.[，。、；：？！）”』」》…]*)/gu;

/** Wraps a text at blanks and between Chinese characters, which have none. */
export function wrapped(text: string, width: number): string {
  if (width < leastWidth) return text;
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    let current = "";
    for (const [part] of line.matchAll(piece)) {
      if (current !== "" && displayWidth(current + part) > width) {
        lines.push(current);
        current = part.trimStart();
      } else current += part;
    }
    lines.push(current);
  }
  return lines.join("\n");
}
