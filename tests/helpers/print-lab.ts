import { readFileSync } from "node:fs";
import { join } from "node:path";
import { composeSource } from "../../src/build/compose-source.ts";
import { PrintRoom } from "../../src/build/print-room.ts";
import { templateFolders } from "../../src/build/own-look.ts";
import type { ComposedIssue, PrintJob } from "../../src/model/composed.ts";
import { readRepository } from "../../src/read/repository.ts";
import type { PressResult } from "../../src/render/press.ts";
import { createTemplates } from "../../src/render/template.ts";
import type { TestRepository } from "./repository.ts";

/** Composes every issue of a repository, in the order of its files, in this process. Throws for an issue with errors. */
export async function composeAll({ folder }: TestRepository): Promise<ComposedIssue[]> {
  const contentFolder = join(folder, "content");
  const { value } = await readRepository({ contentFolder });
  const templates = createTemplates({ folders: templateFolders(folder) });
  const context = { site: value.site, series: value.series, rootFolder: folder, contentFolder };
  const issues: ComposedIssue[] = [];
  for (const source of value.sources) {
    const { issue, diagnostics } = await composeSource({ source }, context, templates, (path) =>
      readFileSync(path, "utf8"),
    );
    if (issue === undefined) throw new Error(diagnostics.map(({ rule, place }) => `${rule} ${place.path}`).join(", "));
    issues.push(issue);
  }
  return issues;
}

/** A press with one browser page, for many small prints. */
export interface PrintLab {
  /** Prints a job, with rules behind those of the style sheets; rejects with the findings when it gives no file. */
  readonly print: (
    job: PrintJob,
    css?: string,
  ) => Promise<PressResult & { readonly bytes: Uint8Array; readonly site: Uint8Array }>;
  readonly close: () => Promise<void>;
}

/** Opens a press. `press` makes the press variant. */
export function openPrintLab({ press = false } = {}): PrintLab {
  const room = new PrintRoom({
    rootFolder: process.cwd(),
    workers: 1,
    timeoutMs: 60_000,
    press,
    inspect: false,
    browser: { variables: process.env, processId: process.pid },
  });
  // The page is opened once: what differs from print to print comes with the rules of its sheets.
  const patches = new WeakMap<object, string>();
  return {
    async print(wanted, css = "") {
      const job = { ...wanted };
      patches.set(job, css);
      const { fontSet } = await room.fontsOf({ id: "lab", fonts: {} });
      if (fontSet === undefined) throw new Error("the bundled fonts are damaged");
      const { shell, ...setting } = await room.setting(fontSet, job.layout.digits);
      const pageCss = (one: Pick<PrintJob, "layout" | "draft">): string =>
        shell.pageCss(one) + (patches.get(one) ?? "");
      const result = await room.print({ ...setting, shell: { ...shell, pageCss }, job });
      const { bytes, site } = result;
      if (bytes === undefined || site === undefined)
        throw new Error(result.diagnostics.map(({ rule }) => rule).join(", "));
      return { ...result, bytes, site };
    },
    close: () => room.close(),
  };
}
