import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { KnownError } from "../model/known-error.ts";
import { createTemplates, TemplateError } from "../render/template.ts";
import { composeSource, type ComposeContext, type ComposeInput } from "./compose-source.ts";
import { templateFinding, templateFolders } from "./own-look.ts";

/*
 * A worker thread of the build: reads, checks and composes one issue after another, in the order they come. It answers {value} or {error}; known
 * errors are sent as data, because their class does not survive the thread's border.
 */

const context = workerData as ComposeContext;
const templates = createTemplates({ folders: templateFolders(context.rootFolder) });

let before = Promise.resolve();

parentPort?.on("message", (input: ComposeInput) => {
  before = before.then(() => answer(input));
});

async function answer(input: ComposeInput): Promise<void> {
  try {
    const value = await composeSource(input, context, templates, (path) => readFileSync(path, "utf8"));
    parentPort?.postMessage({ value });
  } catch (error) {
    if (error instanceof TemplateError)
      parentPort?.postMessage({ value: { diagnostics: [templateFinding(error, context.rootFolder)] } });
    else if (error instanceof KnownError)
      parentPort?.postMessage({
        value: { known: { exitCode: error.exitCode, rule: error.rule, params: error.params }, diagnostics: [] },
      });
    else parentPort?.postMessage({ error: error instanceof Error ? error : new Error(String(error)) });
  }
}
