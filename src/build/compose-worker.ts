import { readFileSync } from "node:fs";
import { workerData } from "node:worker_threads";
import { KnownError } from "../model/known-error.ts";
import { createTemplates, TemplateError } from "../render/template.ts";
import { composeSource, type ComposeContext, type ComposeInput, type ComposeOutput } from "./compose-source.ts";
import { templateFinding, templateFolders } from "./own-look.ts";
import { serveJobs } from "./worker-jobs.ts";

/*
 * A worker thread of the build: reads, checks and composes one issue after another. Known errors are sent as data,
 * because their class does not survive the thread's border.
 */

const context = workerData as ComposeContext;
const templates = createTemplates({ folders: templateFolders(context.rootFolder) });

serveJobs(async (input: ComposeInput): Promise<ComposeOutput> => {
  try {
    return await composeSource(input, context, templates, (path) => readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof TemplateError) return { diagnostics: [templateFinding(error, context.rootFolder)] };
    if (error instanceof KnownError)
      return { known: { exitCode: error.exitCode, rule: error.rule, params: error.params }, diagnostics: [] };
    throw error;
  }
});
