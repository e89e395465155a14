import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkSource, type CheckOutput } from "../../src/build/check-source.ts";
import { readWordLists } from "../../src/build/word-files.ts";
import { applyFixes } from "../../src/check/proof/apply-fixes.ts";
import type { Series, Site } from "../../src/model/issue.ts";

/** A wrong text, what was found where, and the right text. */
export interface ProofExample {
  readonly rule: string;
  /** The wrong text with ⟦ ⟧ around what is to be found. */
  readonly marked: string;
  /** Empty where the right text is not told. */
  readonly right: string;
}

const rulesFolder = fileURLToPath(new URL("../../src/check/proof/rules", import.meta.url));

/** A rule's file: its id, its docblock, its examples. */
export interface RuleFile {
  readonly path: string;
  readonly id: string;
  readonly examples: readonly ProofExample[];
}

/** Every rule's file with the examples of its docblock. */
export function ruleFiles(): RuleFile[] {
  return readdirSync(rulesFolder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .toSorted()
    .map((name) => {
      const text = readFileSync(join(rulesFolder, name), "utf8");
      const id = /\bid: "([^"]+)"/.exec(text)?.[1] ?? "";
      const examples = [...text.matchAll(/^ \* @example (.*)$/gm)].map((match) => exampleOf(id, match[1] ?? ""));
      return { path: name.replaceAll("\\", "/"), id, examples };
    });
}

/** `错⟦误⟧ → 正确`; without an arrow the right text is not told. */
export function exampleOf(rule: string, line: string): ProofExample {
  const [marked = "", right = ""] = line.split(" → ");
  return { rule, marked, right };
}

const place = { path: "/c/s/series.yaml", line: 1, column: 1, endLine: 1, endColumn: 1 };
const site: Site = {
  path: "/c/site.yaml",
  title: "档案",
  timeZone: "Asia/Shanghai",
  groups: {},
  public: "公开",
  search: true,
};

/** The series that example issues belong to. */
export const exampleSeries: Series = {
  id: "s",
  path: "/c/s/series.yaml",
  name: [{ text: "云岭水务简报", place }],
  issuer: { text: "云岭水务集团办公室", place },
  numerals: "arabic",
  numbering: "auto",
  imprint: { staff: [] },
  distribution: [],
  classification: { level: "公开", place },
  layout: {},
  fonts: {},
  rules: {},
  voids: {},
};

const own = (await readWordLists("/nowhere")).value;
/** Ours, and a name that stands for those an office has in its own list. */
const words = { ...own, leaders: [{ wrong: "示例错名", right: "示例正名", unless: [] }] };

/** The file of an example: ¶ is an empty line, ⏎ a line end, ␣ a full-width and ⍽ a no-break space, {9} nine characters; what stands before ‖ is front matter. */
export function exampleFile(example: string): string {
  const long = example.replaceAll(/\{(\d+)\}/g, (_, count: string) => "水".repeat(Number(count)));
  const text = long.replaceAll("␣", "\u3000").replaceAll("⍽", "\u00A0").replaceAll("¶", "\n\n").replaceAll("⏎", "\n");
  const parts = text.split("‖");
  const front = parts.length > 1 ? `${parts[0] ?? ""}\n` : "";
  const body = parts.at(-1) ?? "";
  const title = /^(?:title|标题)[:：]/m.test(front) ? "" : "标题: 云岭水务集团做好汛期供水保障工作\n";
  const date = /^日期:/m.test(front) ? "" : "日期: 2024-06-18\n";
  return `---\n期号: 1\n${date}${title}${front}---\n\n${body === "" ? "正文。" : body}\n`;
}

/** A finding as `line:column-endLine:endColumn rule`. */
export interface FoundExample {
  readonly findings: readonly { readonly rule: string; readonly at: string; readonly severity: string }[];
  /** The file with every safe fix made. */
  readonly fixed: string;
}

/** Checks a file's text as issue 1 of the example series. */
export async function checkText(
  text: string,
  series: Series = exampleSeries,
): Promise<FoundExample & { output: CheckOutput }> {
  const folder = await mkdtemp(join(tmpdir(), "jianbao-proof-"));
  const path = join(folder, "01.md").replaceAll("\\", "/");
  try {
    await writeFile(path, text);
    const output = await checkSource(
      {
        series: "s",
        kind: "file",
        path,
        articleFiles: [],
        otherFiles: [],
        place: { year: 2024, number: 1, supplement: false },
      },
      { site, series: [series], contentFolder: folder, words },
    );
    return {
      output,
      findings: output.findings.map(({ diagnostic: { rule, severity, place: at } }) => ({
        rule,
        severity,
        at: `${at.line}:${at.column}-${at.endLine}:${at.endColumn}`,
      })),
      fixed: applyFixes(
        text,
        output.findings.flatMap(({ fix }) => (fix === undefined ? [] : [fix])),
      ).text,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Takes the marks out of an example's file and gives the places they enclose. */
export function unmark(file: string): { readonly text: string; readonly places: readonly string[] } {
  const places: string[] = [];
  let text = "";
  let opened = "";
  for (const character of file) {
    if (character === "⟦") opened = point(text);
    else if (character === "⟧") places.push(`${opened}-${point(text)}`);
    else text += character;
  }
  return { text, places };
}

function point(before: string): string {
  const lines = before.split("\n");
  return `${lines.length}:${(lines.at(-1) ?? "").length + 1}`;
}
