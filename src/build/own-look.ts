import { isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { packageFile } from "../model/package-folder.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { finding } from "../model/report.ts";
import type { TemplateError } from "../render/template-error.ts";

const ours = fileURLToPath(packageFile("templates"));

/** The folders templates are taken from, file by file: the repository's `templates/` first, then ours. */
export function templateFolders(rootFolder: string): readonly string[] {
  const theirs = resolve(rootFolder, "templates");
  return theirs === ours ? [ours] : [theirs, ours];
}

/** A broken template as a finding at its file and line. */
export function templateFinding({ file, line, column, reason }: TemplateError, rootFolder: string): Diagnostic {
  const path = (isAbsolute(file) ? file : join(rootFolder, "templates", file)).replaceAll("\\", "/");
  const place = { path, line: line ?? 1, column: column ?? 1, endLine: line ?? 1, endColumn: (column ?? 1) + 1 };
  return finding("template/broken", place, { at: templateName(file), reason });
}

/** `site/issue.njk` of its path. */
function templateName(file: string): string {
  return /(?:^|[\\/])((?:site|print)[\\/].+)$/.exec(file)?.[1]?.replaceAll("\\", "/") ?? file;
}
