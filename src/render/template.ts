import nunjucks from "nunjucks";
import { KnownError } from "../model/known-error.ts";

/** Markup that a template prints as it stands. Only {@link markup} makes it. An empty one is `""`, so that `if` is false. */
export type Markup = nunjucks.runtime.SafeString | "";

/** What a template may be given: plain values, lists and objects of ours, never a document's data as it was read. */
type TemplateContext = Readonly<Record<string, unknown>>;

/** The templates of a build. */
export interface Templates {
  /**
   * Renders one template.
   *
   * Printing a name that is undefined or null is an error, but `if` and `for` take one for false and for an empty list:
   * give every field a value (`""`, `false`, `[]`), so that a mistyped name shows.
   * @param name path below the templates folder, `site/issue.njk`.
   * @throws {@link TemplateError} when the template is missing, does not parse, or prints an undefined name.
   */
  readonly render: (name: string, context: TemplateContext) => string;
}

/** A template that can't be rendered. The fault may lie in the repository's own copy, so it counts as content (exit 1). */
export class TemplateError extends KnownError {
  /** The innermost template named by the failure; for a macro of another file nunjucks names the file that calls it. */
  readonly file: string;
  /** Line in that file, from 1; undefined where nunjucks gives none (an unknown filter, a missing file). */
  readonly line: number | undefined;
  readonly reason: string;

  constructor(file: string, line: number | undefined, reason: string, cause: unknown) {
    super(1, "template/broken", { at: line === undefined ? file : `${file}:${line}`, reason }, cause);
    this.name = "TemplateError";
    this.file = file;
    this.line = line;
    this.reason = reason;
  }
}

/**
 * Loads templates, file by file from the first folder that has it, and compiles each once.
 *
 * Templates are code: nunjucks has no sandbox, so no folder may ever hold what an author of content wrote.
 * @param options `folders` absolute paths: the repository's templates first, then ours. A missing folder is an empty one.
 */
export function createTemplates(options: { readonly folders: readonly string[] }): Templates {
  const loader = new nunjucks.FileSystemLoader([...options.folders], { watch: false, noCache: false });
  const environment = new nunjucks.Environment(loader, {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  return {
    render(name, context) {
      try {
        return environment.render(name, context);
      } catch (error) {
        throw templateError(name, error);
      }
    },
  };
}

/** Marks sanitised HTML (src/transform/html.ts) so that a template prints it unescaped without `|safe`. */
export function markup(html: string): Markup {
  return html === "" ? "" : new nunjucks.runtime.SafeString(html);
}

/** nunjucks lists the templates from the outermost to the innermost, one `(path) [Line n, Column m]` a line, then the reason. */
function templateError(name: string, error: unknown): TemplateError {
  const message = error instanceof Error ? error.message : String(error);
  const places = [
    ...message.matchAll(/^\s*(?:Template render error: )?\(([^()\n]+)\)(?: \[Line (\d+), Column \d+\])?/gm),
  ];
  const innermost = places.findLast((place) => place[2] !== undefined) ?? places.at(-1);
  const reason =
    message
      .split("\n")
      .at(-1)
      ?.trim()
      .replace(/^Error: /, "") ?? message;
  return new TemplateError(
    innermost?.[1] ?? name,
    innermost?.[2] === undefined ? undefined : Number(innermost[2]),
    reason,
    error,
  );
}
