import type { Diagnostic } from "../../model/diagnostic.ts";
import type { ManuscriptBlock, ManuscriptParagraph } from "../../model/manuscript.ts";
import { finding } from "../../model/report.ts";
import { joinsWithoutSpace } from "../cjk.ts";
import { isStructural, levelMark } from "./levels.ts";
import { endsSentence, excerpt } from "./patterns.ts";
import { textOfRuns } from "./runs.ts";

/** Characters from which on a paragraph without a full stop at its end is a cut one, no heading. */
const shortest = 30;

/** Joins paragraphs that a page's end cut in two: the first ends within a sentence, the second goes on with it. */
export function joinCut(blocks: readonly ManuscriptBlock[]): { blocks: ManuscriptBlock[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const joined: ManuscriptBlock[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    if (before?.kind !== "paragraph" || block.kind !== "paragraph" || !isCut(before, block)) {
      joined.push(block);
      continue;
    }
    const [start, end] = [textOfRuns(before.runs), textOfRuns(block.runs)];
    const space = joinsWithoutSpace(start, end) ? [] : [{ text: " " }];
    joined[joined.length - 1] = {
      ...before,
      runs: [...before.runs, ...space, ...block.runs],
      place: { ...before.place, endLine: block.place.endLine, endColumn: block.place.endColumn },
    };
    diagnostics.push(
      finding(
        "import/joined",
        { ...block.place, endLine: block.place.line, endColumn: block.place.column + 1 },
        {
          before: `…${Array.from(start).slice(-8).join("")}`,
          after: excerpt(end).slice(0, 9),
        },
      ),
    );
  }
  return { blocks: joined, diagnostics };
}

function isCut(before: ManuscriptParagraph, after: ManuscriptParagraph): boolean {
  const [start, end] = [textOfRuns(before.runs).trim(), textOfRuns(after.runs).trim()];
  if (before.hint.part !== undefined && before.hint.part !== "text") return false;
  if (after.hint.part !== undefined || after.hint.list !== undefined || before.hint.align === "center") return false;
  if (isStructural(end) || endsSentence(start) || start.length < shortest || start.includes("\t")) return false;
  if (before.runs.some((run) => run.image !== undefined) || after.runs.some((run) => run.image !== undefined))
    return false;
  if (levelMark(start) !== undefined && start.length <= 45 && !start.includes("。")) return false;
  if (/^(?:附?表|图)\s*[\d一二三四五六七八九十]/u.test(start)) return false;
  // A caption ends without a full stop, too: what is cut has a sentence before, or is long.
  if (!start.includes("。") && start.length < 60) return false;
  return /[，。；、：]/u.test(start) && /[，。；、：！？]/u.test(end);
}
