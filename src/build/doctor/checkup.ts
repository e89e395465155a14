import { hintOf, messageOf } from "../../model/report.ts";
import type { KnownError } from "../../model/known-error.ts";
import type { Bilingual } from "../../model/rules.ts";

/** What was looked at; stable, for programs. */
export type CheckupId = "node" | "browser" | "cache" | "fonts" | "folder";

/** One thing that was looked at: fit or not, what was found, and the one fix where it is not. */
export interface Checkup {
  readonly id: CheckupId;
  readonly name: Bilingual;
  readonly ok: boolean;
  readonly found: Bilingual;
  readonly fix?: Bilingual;
  /** What was found, piece by piece, for programs. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** A text that is the same in both languages. */
export function same(text: string): Bilingual {
  return { zh: text, en: text };
}

/** What an error found and how it is mended, in both languages. */
export function textsOf({ rule, params }: Pick<KnownError, "rule" | "params">): {
  readonly found: Bilingual;
  readonly fix: Bilingual;
} {
  return {
    found: { zh: messageOf(rule, params, "zh-CN"), en: messageOf(rule, params, "en") },
    fix: { zh: hintOf(rule, params, "zh-CN"), en: hintOf(rule, params, "en") },
  };
}

/** A size as people read it. */
export function sizeText(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.round(bytes / 1e6)} MB`;
}
