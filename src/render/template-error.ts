import { KnownError } from "../model/known-error.ts";

/** A template that can't be rendered. The fault may lie in the repository's own copy, so it counts as content (exit 1). */
export class TemplateError extends KnownError {
  /** The innermost template named by the failure; for a macro of another file nunjucks names the file that calls it. */
  readonly file: string;
  /** Line in that file, from 1; undefined where it is not known (a missing file). */
  readonly line: number | undefined;
  /** Column in that line, from 1; undefined with the line. */
  readonly column: number | undefined;
  readonly reason: string;

  constructor({ file, line, column }: Pick<TemplateError, "file" | "line" | "column">, reason: string, cause: unknown) {
    super(1, "template/broken", { at: line === undefined ? file : `${file}:${line}`, reason }, cause);
    this.name = "TemplateError";
    this.file = file;
    this.line = line;
    this.column = column;
    this.reason = reason;
  }
}
