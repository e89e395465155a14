import { rules } from "../model/rules.ts";
import { editDistance } from "./nearest.ts";

/** How many rules a finding names in place of one that there isn't. */
const mostNamed = 3;

/** Ids of the rules that may be switched off: errors may not (contract §3). */
export function warningRules(): string[] {
  return Object.entries(rules).flatMap(([id, { severity }]) => (severity === "error" ? [] : [id]));
}

/** The rules most like a mistyped id, best first: those of its group where there is such a group. */
export function likeRules(typed: string): string {
  const all = warningRules();
  const [group = ""] = typed.split("/");
  const own = all.filter((id) => id.startsWith(`${group}/`));
  return (own.length === 0 ? all : own)
    .map((id) => ({ id, distance: editDistance(typed.toLowerCase(), id) }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, mostNamed)
    .map(({ id }) => id)
    .join(" / ");
}
