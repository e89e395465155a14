import { randomUUID } from "node:crypto";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { applyToRaw, plainLines } from "../check/proof/apply-fixes.ts";
import { startOfFile, type Diagnostic } from "../model/diagnostic.ts";
import { finding } from "../model/report.ts";
import { systemCode } from "../read/regular-file.ts";
import { check, type CheckRequest, type CheckResult } from "./check.ts";
import type { CheckFinding } from "./check-source.ts";
import { textSum } from "./text-sum.ts";

/** What `--fix` did and what is left. */
export interface FixResult extends CheckResult {
  /** The findings whose fix was made, in the order made; places are those of the text before. */
  readonly fixed: readonly Diagnostic[];
  /** Files that could not be written. */
  readonly problems: readonly Diagnostic[];
}

/** A fix can uncover another (`：，` behind a space): as many looks as a hand-made tangle needs; each sees a shorter list. */
const mostRounds = 10;

/** Checks, makes every safe fix, and checks again until there is none left: a second run changes nothing. */
export async function checkAndFix(request: CheckRequest): Promise<FixResult> {
  const fixed: Diagnostic[] = [];
  const problems: Diagnostic[] = [];
  const closed = new Set<string>();
  let result = await check(request);
  for (let round = 0; round < mostRounds; round += 1) {
    const byFile = new Map<string, CheckFinding[]>();
    for (const found of result.fixable) {
      const { path } = found.diagnostic.place;
      if (!closed.has(path)) byFile.set(path, [...(byFile.get(path) ?? []), found]);
    }
    if (byFile.size === 0) break;
    for (const [path, findings] of byFile) {
      request.signal.throwIfAborted();
      const made = await fixFile(path, findings, result.sums.get(path));
      if ("problem" in made) problems.push(made.problem);
      else fixed.push(...made.fixed);
      if ("problem" in made || made.fixed.length === 0) closed.add(path);
    }
    result = await check(request);
  }
  return { ...result, fixed, problems };
}

async function fixFile(
  path: string,
  findings: readonly CheckFinding[],
  sum: string | undefined,
): Promise<{ readonly fixed: readonly Diagnostic[] } | { readonly problem: Diagnostic }> {
  try {
    const raw = await readFile(path, "utf8");
    if (textSum(plainLines(raw)) !== sum) return { problem: finding("fix/changed", startOfFile(path)) };
    const fixes = findings.flatMap(({ diagnostic, fix }) => (fix === undefined ? [] : [{ ...fix, diagnostic }]));
    const { text, made } = applyToRaw(raw, fixes);
    if (made.length > 0) await replaceFile(path, text);
    return { fixed: made.map(({ diagnostic }) => diagnostic) };
  } catch (error) {
    return { problem: finding("fix/not-writable", startOfFile(path), { code: systemCode(error) }) };
  }
}

/** Writes beside the file and moves it in its place: whatever happens, one whole text is there. */
async function replaceFile(path: string, text: string): Promise<void> {
  const { mode } = await stat(path);
  // A rename would replace a file that its owner has made read-only.
  if ((mode & 0o222) === 0) throw Object.assign(new Error("read-only"), { code: "EACCES" });
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    await writeFile(temporary, text, { mode: mode & 0o777 });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
