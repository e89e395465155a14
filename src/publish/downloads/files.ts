import { issueFolder } from "../paths.ts";
import type { SiteFile, WholeIssue } from "../published-issue.ts";
import type { Replacements } from "../replacements.ts";
import { fileSize } from "../wording.ts";
import { issueBlocks } from "./issue-blocks.ts";
import { markdownText } from "./markdown.ts";
import { plainText } from "./plain-text.ts";

/** The texts of an issue that lie beside its page, `<id>.txt` and `<id>.md`. */
export interface IssueDownloads {
  readonly files: readonly SiteFile[];
  /** How the page names them: file name, kind, size. */
  readonly links: readonly { readonly href: string; readonly type: string; readonly label: string }[];
}

/** Writes an issue's whole text, as its page shows it, as plain text and as Markdown. */
export function issueDownloads(issue: WholeIssue, around: Replacements): IssueDownloads {
  const { ref } = issue.summary;
  const blocks = issueBlocks(issue, around);
  const kinds = [
    { extension: "txt", type: "text/plain", name: "纯文本", content: plainText(blocks) },
    { extension: "md", type: "text/markdown", name: "Markdown", content: markdownText(blocks) },
  ];
  return {
    files: kinds.map(({ extension, content }) => ({ path: `${issueFolder(ref)}/${ref.id}.${extension}`, content })),
    links: kinds.map(({ extension, type, name, content }) => ({
      href: `${ref.id}.${extension}`,
      type,
      label: `${name}，${fileSize(Buffer.byteLength(content))}`,
    })),
  };
}
