import type { DiagnosticParams } from "./diagnostic.ts";
import type { RuleId } from "./rules.ts";

/**
 * Exit codes of the command (contract §3).
 * 1 content, 2 usage, 3 environment, 4 conformance or verification, 70 a defect of ours, 75 another build holds the folder.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 70 | 75 | 129 | 130 | 143;

/**
 * A failure that is not about the content and not a defect: wrong usage, a missing browser, a full disk, a held lock.
 * It is printed as message and hint of its rule, without a stack. Everything else that is thrown is a defect of ours.
 */
export class KnownError extends Error {
  readonly exitCode: ExitCode;
  readonly rule: RuleId;
  readonly params: DiagnosticParams;

  constructor(exitCode: ExitCode, rule: RuleId, params: DiagnosticParams = {}, cause?: unknown) {
    super(`${rule} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause });
    this.name = "KnownError";
    this.exitCode = exitCode;
    this.rule = rule;
    this.params = params;
  }
}
