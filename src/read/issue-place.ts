import { basename, dirname } from "node:path";
import type { Diagnostic } from "../model/diagnostic.ts";
import { startOfFile } from "../model/diagnostic.ts";
import { finding } from "../model/report.ts";

/** What a file's place says of its issue. */
export interface IssuePlace {
  readonly year: number;
  readonly number: number;
  readonly supplement: boolean;
}

/** Reads `02` or `s02`: zero-padded to at least two digits, no more (contract §2). Undefined for any other name. */
export function placeOfIssue(name: string, year: number): IssuePlace | undefined {
  const match = /^(s?)(\d{2,5})$/.exec(name);
  if (match === null) return undefined;
  const number = Number(match[2]);
  return number >= 1 && issueName(number, match[1] === "s") === name
    ? { year, number, supplement: match[1] === "s" }
    : undefined;
}

/** The name of an issue's file or folder, and the end of its id: `02`, `s02`, `105`. */
export function issueName(number: number, supplement: boolean): string {
  return `${supplement ? "s" : ""}${String(number).padStart(2, "0")}`;
}

/** Reports a Markdown file that is not where an issue belongs, with the name nearest to what was meant. */
export function misplaced(path: string): Diagnostic {
  return finding("series/misplaced", startOfFile(path), { wanted: wantedName(path) });
}

function wantedName(path: string): string {
  const name = basename(path).replace(/\.md$/i, "");
  const folder = basename(dirname(path));
  const typed = /^第?(s?)0*(\d{1,5})期?$/i.exec(name);
  const number = Number(typed?.[2] ?? 0);
  if (/^\d{4}$/.test(folder) && number >= 1)
    return `${issueName(number, typed?.[1] !== undefined && typed[1] !== "")}.md`;
  if (/^s?\d+$/.test(folder)) return `01-${name}.md`;
  return "<刊物代号>/<年份>/<期号>.md (gangkou/2024/03.md)";
}

/** The name of an issue's file for messages: `02.md`, `02/index.md`. */
export function sourceName({ path, kind }: { readonly path: string; readonly kind: "file" | "folder" }): string {
  return kind === "file" ? basename(path) : path.split("/").slice(-2).join("/");
}
