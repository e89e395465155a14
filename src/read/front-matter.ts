import matter from "gray-matter";
import type { Diagnostic, Place } from "../model/diagnostic.ts";
import { finding } from "../model/report.ts";
import { parseYamlMap, type YamlMap, type YamlRead } from "./yaml.ts";

/** Bytes of UTF-8; the longest front matter of a real issue has under 3 KiB (reliability: cap before parsing). */
export const maxFrontMatterBytes = 16 * 1024;

/** The two halves of a file. */
export interface SplitSource {
  /** Absent when there is no readable front matter; the reason is among the findings. */
  readonly map?: YamlMap;
  /** The Markdown, with an empty line for every line of front matter before it: its lines are those of the file. */
  readonly body: string;
  /** The opening line: where missing keys are reported. */
  readonly head: Place;
  /** Just behind the front matter: where a missing text is reported. */
  readonly bodyStart: Place;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a file must begin with front matter (an issue) or may (an article of an issue in a folder). */
export type FrontMatterNeed = "required" | "optional";

/**
 * Splits a file at its front matter and reads that as YAML: never as code, whatever is typed behind the opening `---`.
 * gray-matter closes a block at any line that begins with `---`, evaluates `---js`, and keeps failed texts in a cache; so
 * both fences are checked here first, and it is given only what lies between them, with engines that refuse.
 * @param text LF line ends, no byte order mark.
 */
export function splitFrontMatter(text: string, path: string, need: FrontMatterNeed): SplitSource {
  const lines = text.split("\n");
  const first = lines[0] ?? "";
  const head: Place = { path, line: 1, column: 1, endLine: 1, endColumn: first.length + 1 };
  const whole = (found?: Diagnostic): SplitSource => ({
    body: text,
    head,
    bodyStart: head,
    diagnostics: found === undefined ? [] : [found],
  });
  const opening = checkOpening(lines, head, need);
  if (opening !== "open") return whole(opening);
  const end = lines.findIndex((line, index) => index > 0 && line.startsWith("---"));
  if (end < 0) return { ...whole(finding("front-matter/unterminated", head)), body: "" };
  const closing = lines[end] ?? "";
  const endPlace: Place = { path, line: end + 1, column: 1, endLine: end + 1, endColumn: closing.length + 1 };
  if (!isFence(closing))
    return {
      ...whole(finding("front-matter/broken-fence", endPlace, { found: closing.trim().slice(0, 40) })),
      body: "",
    };
  const offset = lines.slice(0, end + 1).reduce((sum, line) => sum + line.length + 1, 0);
  const body = "\n".repeat(end + 1) + text.slice(offset);
  const isLast = end === lines.length - 1;
  const startLine = isLast ? end + 1 : end + 2;
  const startColumn = isLast ? closing.length + 1 : 1;
  const bodyStart: Place = { path, line: startLine, column: startColumn, endLine: startLine, endColumn: startColumn };
  const yaml = lines.slice(1, end).join("\n");
  if (Buffer.byteLength(yaml) > maxFrontMatterBytes)
    return {
      body,
      head,
      bodyStart,
      diagnostics: [finding("front-matter/too-large", head, { limit: maxFrontMatterBytes / 1024 })],
    };
  const { map, diagnostics } = readBlock(yaml, path);
  return { ...(map === undefined ? {} : { map: { ...map, place: head } }), body, head, bodyStart, diagnostics };
}

function checkOpening(lines: readonly string[], head: Place, need: FrontMatterNeed): Diagnostic | "open" | undefined {
  const first = lines[0] ?? "";
  if (isFence(first)) return "open";
  if (/^---[^-]/.test(first)) return finding("front-matter/fence", head, { found: first.trim().slice(0, 40) });
  const next = lines.findIndex((line) => line.trim() !== "");
  const typed = lines[next] ?? "";
  if (next >= 0 && isFence(typed.trim()) && lines.slice(next + 1).some(isFence)) {
    const place = { path: head.path, line: next + 1, column: 1, endLine: next + 1, endColumn: typed.length + 1 };
    return finding("front-matter/blank-head", place);
  }
  return need === "required" ? finding("front-matter/missing", head) : undefined;
}

function isFence(line: string): boolean {
  return /^---[ \t]*$/.test(line);
}

function readBlock(yaml: string, path: string): YamlRead {
  let read: YamlRead = {
    map: { kind: "map", entries: [], place: { path, line: 1, column: 1, endLine: 1, endColumn: 1 } },
    diagnostics: [],
  };
  const engine = (block: string): object => {
    // The block begins with the rest of the opening line, so that its lines are those of the file.
    read = parseYamlMap(block, path, "front-matter", "期号: 2");
    return read;
  };
  // Options are always given: without them gray-matter caches, and a text that failed once comes back empty (#166).
  matter(`---\n${yaml}\n---\n`, {
    language: "yaml",
    engines: { yaml: engine, javascript: refuse, json: refuse, coffee: refuse },
  });
  return read;
}

/** Only `yaml` can be asked for; another engine here is a defect of ours. */
function refuse(): never {
  throw new Error("front matter is YAML");
}
