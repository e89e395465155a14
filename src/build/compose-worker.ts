import { readFileSync } from "node:fs";
import { KnownError } from "../model/known-error.ts";
import { createTemplates, type Templates } from "../render/template.ts";
import { TemplateError } from "../render/template-error.ts";
import { composeSource, type ComposeContext, type ComposeInput, type ComposeOutput } from "./compose-source.ts";
import {
  knownFailure,
  writeIssuePages,
  type KeptIssue,
  type PagesJob,
  type PagesOutput,
  searchedTexts,
  type TextsJob,
  type TextsOutput,
} from "./issue-pages.ts";
import { templateFinding, templateFolders } from "./own-look.ts";
import { serveJobs } from "./worker-jobs.ts";

/*
 * A worker thread of the build: reads, checks and composes one issue after another, and in the end makes the site's pages of
 * those it composed. Their texts stay here: to send them over would take as long as to make the pages. Known errors are sent
 * as data, because their class does not survive the thread's border.
 */

serveJobs((context: ComposeContext) => {
  const templates = createTemplates({ folders: templateFolders(context.rootFolder) });
  const kept = new Map<string, KeptIssue>();
  return async (job: ComposeInput | TextsJob | PagesJob): Promise<ComposeOutput | TextsOutput | PagesOutput> => {
    if ("source" in job) return compose(job, context, templates, kept);
    return "wants" in job ? searchedTexts(kept) : writeIssuePages(job, kept, context.site, templates);
  };
});

async function compose(
  job: ComposeInput,
  context: ComposeContext,
  templates: Templates,
  kept: Map<string, KeptIssue>,
): Promise<ComposeOutput> {
  try {
    const { web, ...output } = await composeSource(job, context, templates, (path) => readFileSync(path, "utf8"));
    const summary = output.issue?.summary;
    if (web !== undefined && summary !== undefined) kept.set(summary.ref.id, { summary, web });
    return output;
  } catch (error) {
    if (error instanceof TemplateError) return { diagnostics: [templateFinding(error, context.rootFolder)] };
    if (error instanceof KnownError) return { known: knownFailure(error), diagnostics: [] };
    throw error;
  }
}
