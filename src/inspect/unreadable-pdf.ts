/** Why a file can't be measured: not a PDF, locked, beyond repair, without a page, without text, or past a limit of the reader. */
export type UnreadableReason = "not-a-pdf" | "encrypted" | "damaged" | "empty" | "no-text" | "too-large";

/** A file that can't be measured. It is thrown by the measuring, and turned into a message where files are named. */
export class UnreadablePdf extends Error {
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason, detail = "") {
    super(detail === "" ? `unreadable PDF: ${reason}` : `unreadable PDF: ${reason} (${detail})`);
    this.name = "UnreadablePdf";
    this.reason = reason;
  }
}
