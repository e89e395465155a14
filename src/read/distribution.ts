import type { Diagnostic } from "../model/diagnostic.ts";
import type { DistributionRow, Recipient, Site } from "../model/issue.ts";
import type { TypedRow } from "./composite-values.ts";
import { nearestNames } from "./nearest.ts";
import { report } from "./schema.ts";
import type { ValueGroup } from "./yaml.ts";

/** The label of recipients of one issue alone: added to the series' list, not in place of it (contract §2.1). */
const addedLabel = "本期增发";

/**
 * Replaces the groups (`@name`) of typed rows by their recipients, each at the place of the group's name.
 * An unknown group is an error, unless site.yaml itself could not be read.
 */
export function resolveRows(
  rows: readonly TypedRow[],
  site: Pick<Site, "groups" | "partial">,
  group: ValueGroup,
  diagnostics: Diagnostic[],
): DistributionRow[] {
  return rows.map(({ label, levels }) => ({
    label,
    levels: levels.map((level) =>
      level.flatMap((name): readonly Recipient[] => {
        if (!name.text.startsWith("@")) return [{ name }];
        const wanted = name.text.slice(1).trim();
        if (Object.hasOwn(site.groups, wanted))
          return (site.groups[wanted] ?? []).map((member) => ({
            name: { text: member.name, place: name.place },
            ...(member.copies === undefined ? {} : { copies: member.copies }),
          }));
        const near = nearestNames(wanted, Object.keys(site.groups)).map((known) => `@${known}`);
        if (site.partial !== true)
          report({ group, diagnostics }, "unknown-group", name.place, {
            name: wanted,
            near: near.length === 0 ? "—" : near.join(" "),
          });
        return [];
      }),
    ),
  }));
}

/**
 * The rows of an issue: its own replace the series' whole, but 本期增发 is added: to the rows, or to the series'
 * where it is all the issue has.
 */
export function mergeRows(
  own: readonly DistributionRow[] | undefined,
  series: readonly DistributionRow[],
): readonly DistributionRow[] {
  if (own === undefined) return series;
  const onlyAdds = own.length > 0 && own.every((row) => row.label.text === addedLabel);
  return onlyAdds ? [...series, ...own] : own;
}
