import { readFileSync } from "node:fs";
import nunjucks from "nunjucks";
import { compiledTemplates, type CompiledTemplate } from "./compiled-templates.ts";
import { TemplateError } from "./template-error.ts";

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

/** How templates are written. */
const syntax = { autoescape: true, throwOnUndefined: true, trimBlocks: true, lstripBlocks: true };

/**
 * Loads templates, file by file from the first folder that has it, and compiles each once.
 *
 * Templates are code: nunjucks has no sandbox, so no folder may ever hold what an author of content wrote.
 * @param options `folders` absolute paths: the repository's templates first, then ours. A missing folder is an empty one.
 *   `compiled` what need not be compiled, by text.
 */
export function createTemplates({
  folders,
  compiled = compiledTemplates,
}: {
  readonly folders: readonly string[];
  readonly compiled?: ReadonlyMap<string, CompiledTemplate>;
}): Templates {
  const environment = new EagerEnvironment(new CompiledLoader(folders, compiled), syntax);
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

/**
 * Compiles every template as soon as it is named: left to itself nunjucks throws a fault of an included file in a later turn,
 * where nobody can catch it, and prints nothing in its place.
 */
class EagerEnvironment extends nunjucks.Environment {
  override getTemplate(name: string, second?: unknown, ...rest: unknown[]): nunjucks.Template {
    const get = super.getTemplate.bind(this) as (...parameters: unknown[]) => nunjucks.Template;
    return typeof second === "function" ? get(name, true, second) : get(name, true, ...rest);
  }
}

/** Finds templates as files; what was compiled before is given as it was. */
class CompiledLoader extends nunjucks.FileSystemLoader {
  readonly #compiled: ReadonlyMap<string, CompiledTemplate>;

  constructor(folders: readonly string[], compiled: ReadonlyMap<string, CompiledTemplate>) {
    super([...folders], { watch: false, noCache: false });
    this.#compiled = compiled;
  }

  override getSource(name: string): nunjucks.LoaderSource {
    // nunjucks gives null where there is no such file, and takes code in place of a text: its types say neither.
    const found = super.getSource(name) as nunjucks.LoaderSource | null;
    const obj = found === null ? undefined : this.#compiled.get(found.src);
    return (obj === undefined ? found : { ...found, src: { type: "code", obj } }) as nunjucks.LoaderSource;
  }
}

/**
 * Compiles a template to the body of a function that gives a {@link CompiledTemplate}.
 * @throws nunjucks' own error when it does not parse.
 */
export function templateCode(name: string, text: string): string {
  const env = new nunjucks.Environment(null, syntax);
  const code = nunjucks.precompileString(text, { name, env, wrapper: joinedCode });
  return mayTellOfLoops.test(text) ? code : code.replaceAll(/^frame\.set\("loop\..*$/gm, "");
}

/**
 * What asks for `loop`, or lets another template ask. nunjucks sets its seven values at each turn of each loop: for the tags of
 * a page's head that takes longer than all the rest of it.
 */
const mayTellOfLoops = /\b(?:loop|include|import|extends|block|call|super)\b/;

/** The wrapper gets a list, whatever the types say. */
function joinedCode(templates: unknown): string {
  return (templates as readonly { readonly template: string }[]).map(({ template }) => template).join("");
}

/** Marks sanitised HTML (src/transform/html.ts) so that a template prints it unescaped without `|safe`. */
export function markup(html: string): Markup {
  return html === "" ? "" : new nunjucks.runtime.SafeString(html);
}

/**
 * nunjucks lists the templates from the outermost to the innermost, one `(path) [Line n, Column m]` a line, then the reason.
 * Lines of failures that it only passes on (`Error: …`) count from 0; for some it gives none, and the file is searched.
 */
function templateError(name: string, error: unknown): TemplateError {
  const message = error instanceof Error ? error.message : String(error);
  const places = [
    ...message.matchAll(/^\s*(?:Template render error: )?\(([^()\n]+)\)(?: \[Line (\d+), Column (\d+)\])?/gm),
  ];
  const innermost = places.findLast((place) => place[2] !== undefined) ?? places.at(-1);
  const last = message.split("\n").at(-1)?.trim() ?? message;
  const reason = last.replace(/^Error: /, "");
  const file = innermost?.[1] ?? name;
  if (innermost?.[2] === undefined)
    return new TemplateError({ file, line: searchedLine(file, reason), column: undefined }, reason, error);
  const offset = last === reason ? 0 : 1;
  const place = { file, line: Number(innermost[2]) + offset, column: Number(innermost[3]) + offset };
  return new TemplateError(place, reason, error);
}

/** The line that names what a failure without a line is about; the last one where the file ends too soon. */
function searchedLine(file: string, reason: string): number | undefined {
  let lines: readonly string[];
  try {
    lines = readFileSync(file, "utf8").trimEnd().split("\n");
  } catch {
    return undefined;
  }
  if (reason.endsWith("got end of file")) return lines.length;
  const named = /^(?:filter|template|test) not found: (.+)$|^Block "(.+)" defined more than once/.exec(reason);
  const word = named?.[1] ?? named?.[2];
  if (word === undefined) return undefined;
  const found = named?.[2] === undefined ? lines.findIndex(has(word)) : lines.findLastIndex(has(`block ${word}`));
  return found < 0 ? undefined : found + 1;
}

function has(word: string): (line: string) => boolean {
  return (line) => line.includes(word);
}
