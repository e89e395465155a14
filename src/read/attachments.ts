import type { Diagnostic } from "../model/diagnostic.ts";
import type { Attachment } from "../model/issue.ts";
import { checkFileSize, findContentFile } from "./content-file.ts";

/** MiB; an attachment goes to every reader of the page. */
const mostMib = 50;

/**
 * Checks that every attachment is a file inside content/ of a fit size.
 * @returns the absolute paths of those that were found.
 */
export async function checkAttachments(
  attachments: readonly Attachment[],
  namedBy: string,
  contentFolder: string,
  diagnostics: Diagnostic[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const { file } of attachments) {
    const named = await findContentFile(file, namedBy, contentFolder);
    if ("problem" in named) {
      diagnostics.push(named.problem);
      continue;
    }
    found.add(named.path);
    const tooLarge = await checkFileSize(named.path, file, mostMib);
    if (tooLarge !== undefined) diagnostics.push(tooLarge);
  }
  return found;
}
