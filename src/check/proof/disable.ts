import type { Nodes } from "mdast";
import type { Diagnostic, Place } from "../../model/diagnostic.ts";
import { finding } from "../../model/report.ts";
import { rules, type RuleId } from "../../model/rules.ts";
import { nodePlace } from "../../read/node-places.ts";
import { disabledRules } from "../../read/raw-html.ts";
import type { ProofFile } from "./proof-issue.ts";

/** A comment that switches rules off, and the lines of the block it speaks of. */
export interface Disable {
  readonly ids: readonly string[];
  readonly place: Place;
  /** First and last line of the next block; absent where none follows. */
  readonly lines?: { readonly first: number; readonly last: number };
}

/** The comments of a file that switch rules off for the next block (contract §3). */
export function disablesOf(file: Pick<ProofFile, "path" | "text" | "tree">): Disable[] {
  const found: Disable[] = [];
  if (!file.text.includes("<!--")) return found;
  const visit = (node: Nodes): void => {
    if (!("children" in node)) return;
    for (const [index, child] of node.children.entries()) {
      const ids = child.type === "html" ? disabledRules(child.value) : undefined;
      if (ids === undefined) visit(child);
      else {
        const next = node.children.slice(index + 1).find(({ type }) => type !== "html");
        const lines = next?.position && { first: next.position.start.line, last: next.position.end.line };
        found.push({ ids, place: nodePlace(child, file.path), ...(lines === undefined ? {} : { lines }) });
      }
    }
  };
  if (file.tree !== undefined) visit(file.tree);
  return found;
}

/**
 * Takes out the findings that comments switch off; errors can't be.
 * @returns what is left, and which rule of which comment hid something.
 */
export function applyDisables<Found extends { readonly diagnostic: Diagnostic }>(
  findings: readonly Found[],
  disables: readonly Disable[],
): { readonly kept: readonly Found[]; readonly used: ReadonlySet<string> } {
  const used = new Set<string>();
  if (disables.length === 0) return { kept: findings, used };
  const kept = findings.filter(({ diagnostic: { rule, severity, place } }) => {
    const hiding = disables.filter(
      ({ ids, place: comment, lines }) =>
        ids.includes(rule) &&
        comment.path === place.path &&
        lines !== undefined &&
        place.line >= lines.first &&
        place.line <= lines.last,
    );
    if (severity === "error" || hiding.length === 0) return true;
    for (const disable of hiding) used.add(disableKey(disable, rule));
    return false;
  });
  return { kept, used };
}

/** Comments that hid nothing: what they were written for is gone, and they would hide the next mistake. */
export function unusedDisables(
  disables: readonly Disable[],
  used: ReadonlySet<string>,
  decides: (rule: RuleId) => boolean,
): Diagnostic[] {
  return disables.flatMap((disable) =>
    disable.ids.flatMap((id) =>
      isWarning(id) && decides(id) && !used.has(disableKey(disable, id))
        ? [finding("markdown/disable-unused", disable.place, { found: id })]
        : [],
    ),
  );
}

function disableKey({ place }: Disable, rule: string): string {
  return `${place.path}:${place.line}:${place.column} ${rule}`;
}

/** Unknown ids and errors are reported where the comment is read. */
function isWarning(id: string): id is RuleId {
  return Object.hasOwn(rules, id) && rules[id as RuleId].severity !== "error";
}
