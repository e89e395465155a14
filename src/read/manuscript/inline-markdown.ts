import type { ManuscriptRun } from "../../model/manuscript.ts";
import { escapedLineStart, escapedText, linkTarget } from "../markdown-escapes.ts";

/** Runs as inline Markdown on one line. `labelOf` gives a footnote's label in the file. */
export function inlineMarkdown(runs: readonly ManuscriptRun[], labelOf: (note: string) => string): string {
  return merged(runs)
    .map((run) => {
      if (run.note !== undefined) return `[^${labelOf(run.note)}]`;
      if (run.image !== undefined) return `![${escapedText(run.text)}](${linkTarget(run.image)})`;
      if (run.code) return codeText(run.text);
      const words = marked(run);
      return run.link === undefined ? words : `[${words}](${linkTarget(run.link)})`;
    })
    .join("");
}

/** A paragraph's Markdown: a line that begins no other block. */
export function paragraphMarkdown(runs: readonly ManuscriptRun[], labelOf: (note: string) => string): string {
  return escapedLineStart(inlineMarkdown(runs, labelOf).trim());
}

/** Runs of one look that follow one another are one: a word processor cuts them at will. */
function merged(runs: readonly ManuscriptRun[]): ManuscriptRun[] {
  const all: ManuscriptRun[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last !== undefined && look(last) === look(run) && run.note === undefined && run.image === undefined)
      all[all.length - 1] = { ...last, text: last.text + run.text };
    else all.push(run);
  }
  return all;
}

function look({ bold, italic, struck, code, link, note, image }: ManuscriptRun): string {
  return JSON.stringify([bold, italic, struck, code, link, note, image]);
}

/** Marks stand at the words: behind or before a space they would be text. */
function marked(run: ManuscriptRun): string {
  const mark = `${run.struck ? "~~" : ""}${run.bold ? "**" : ""}${run.italic ? "*" : ""}`;
  const words = run.text.trim();
  if (mark === "" || words === "") return escapedText(run.text).replaceAll("\n", "\\\n");
  const start = run.text.indexOf(words);
  const closing = `${run.italic ? "*" : ""}${run.bold ? "**" : ""}${run.struck ? "~~" : ""}`;
  return `${run.text.slice(0, start)}${mark}${escapedText(words)}${closing}${run.text.slice(start + words.length)}`;
}

function codeText(text: string): string {
  const ticks = "`".repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const space = /^`|`$|^ .* $/.test(text) ? " " : "";
  return `${ticks}${space}${text}${space}${ticks}`;
}
