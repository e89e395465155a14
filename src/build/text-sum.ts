import { createHash } from "node:crypto";

/** The sum of a text by which a change on disk is noticed. */
export function textSum(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
