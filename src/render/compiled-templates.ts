/** What nunjucks makes of a template. */
export interface CompiledTemplate {
  /** Renders the whole template; other functions are its blocks. */
  readonly root: (...parameters: unknown[]) => unknown;
}

/**
 * Our own templates as nunjucks has compiled them, by their text: `npm run compile` fills this in (scripts/compile/templates.ts),
 * because each thread would spend longer on compiling them than on the pages of a hundred issues. A template whose text is
 * not among them, the repository's own as one of ours that was changed since, is compiled when it is used.
 */
export const compiledTemplates: ReadonlyMap<string, CompiledTemplate> = new Map();
