import { join } from "node:path";
import type { Diagnostic, Staged } from "../model/diagnostic.ts";
import { hasErrors, startOfFile } from "../model/diagnostic.ts";
import type { Series, Site } from "../model/issue.ts";
import { finding } from "../model/report.ts";
import { resolveRows } from "./distribution.ts";
import { readFields, type Fields, type ReadFields } from "./schema.ts";
import { seriesFields } from "./series-schema.ts";
import { siteFields } from "./site-schema.ts";
import { readSourceText } from "./source-text.ts";
import { parseYamlMap } from "./yaml.ts";

/** The name of the repository's configuration in content/. */
export const siteFileName = "site.yaml";
/** The name of a series' configuration in its folder. */
export const seriesFileName = "series.yaml";

/**
 * Reads site.yaml. Where it is missing or wrong the value holds what could be read and is marked `partial`, so that the
 * issues are checked all the same.
 * @param isThere whether the folder lists it.
 */
export async function readSite(
  contentFolder: string,
  isThere: boolean,
): Promise<Staged<Site> & { readonly value: Site }> {
  const path = join(contentFolder, siteFileName).replaceAll("\\", "/");
  const diagnostics: Diagnostic[] = [];
  const fields = isThere ? await readConfig(path, siteFields, "title: 本单位简报档案", diagnostics) : {};
  if (!isThere) diagnostics.push(finding("config/no-site", startOfFile(path)));
  const {
    title,
    organisation,
    url,
    base,
    timeZone,
    groups,
    public: highest,
    footer,
    search,
    volumes,
    listed,
    siteCode,
  } = fields;
  if (url !== undefined && base !== undefined && !isSamePath(url.value, base.value))
    diagnostics.push(finding("config/two-bases", base.place, { base: base.value, url: url.value }));
  const value: Site = {
    path,
    title: title?.value.text ?? "",
    ...(organisation === undefined ? {} : { organisation: organisation.value.text }),
    ...(url === undefined ? {} : { url: url.value }),
    ...(base === undefined ? {} : { base: base.value }),
    timeZone: timeZone?.value ?? "Asia/Shanghai",
    groups: Object.fromEntries((groups?.value ?? []).map(({ label, value: members }) => [label.text, members])),
    public: highest?.value ?? "公开",
    ...(footer === undefined ? {} : { footer: footer.value.text }),
    search: search?.value ?? true,
    ...(volumes?.value === false ? { volumes: false } : {}),
    ...(siteCode === undefined ? {} : { siteCode: siteCode.value.text }),
    ...(listed?.value === false ? { unlisted: true } : {}),
    ...(hasErrors(diagnostics) ? { partial: true } : {}),
  };
  return { value, diagnostics };
}

/** Whether `base` is the path of `url`. A `url` of the host alone leaves the path to `base`. */
function isSamePath(url: string, base: string): boolean {
  const path = new URL(url).pathname;
  return path === "/" || (path.endsWith("/") ? path : `${path}/`) === base;
}

/** Reads the series.yaml of a folder; as {@link readSite}, a value is given in any case. */
export async function readSeries(
  contentFolder: string,
  id: string,
  isThere: boolean,
  site: Site,
): Promise<Staged<Series> & { readonly value: Series }> {
  const path = join(contentFolder, id, seriesFileName).replaceAll("\\", "/");
  const diagnostics: Diagnostic[] = [];
  const fields = isThere ? await readConfig(path, seriesFields, "name: 某某工作简报", diagnostics) : {};
  if (!isThere) diagnostics.push(finding("config/no-series", startOfFile(path), { series: id }));
  const {
    name,
    issuer,
    issuerRole,
    numerals,
    issueLine,
    numbering,
    imprint,
    distribution,
    classification,
    layout,
    fonts,
    rules,
    void: voids,
    firstTotal,
  } = fields;
  const rows = resolveRows(distribution?.value ?? [], site, "config", diagnostics);
  const place = startOfFile(path);
  const value: Series = {
    id,
    path,
    name: name?.value ?? [{ text: id, place }],
    issuer: issuer?.value ?? { text: id, place },
    ...(issuerRole === undefined ? {} : { issuerRole: issuerRole.value }),
    numerals: numerals?.value ?? "arabic",
    ...(issueLine === undefined ? {} : { issueLine: issueLine.value }),
    numbering: numbering?.value ?? "auto",
    imprint: { ...imprint?.value, staff: imprint?.value.staff ?? [] },
    distribution: rows,
    ...(classification === undefined ? {} : { classification: classification.value }),
    layout: layout?.value ?? {},
    fonts: fonts?.value ?? {},
    rules: rules?.value ?? {},
    voids: voids?.value ?? {},
    ...(firstTotal === undefined ? {} : { firstTotal: firstTotal.value }),
    ...(hasErrors(diagnostics) ? { partial: true } : {}),
  };
  return { value, diagnostics };
}

async function readConfig<F extends Fields>(
  path: string,
  fields: F,
  example: string,
  diagnostics: Diagnostic[],
): Promise<ReadFields<F>> {
  const source = await readSourceText(path, "config");
  diagnostics.push(...source.diagnostics);
  if (source.value === undefined) return {};
  // A first line --- is common in YAML files and means nothing; blanked, so that places stay.
  const text = source.value.replace(/^((?:\s*(?:#.*)?\n)*)---(?=[ \t]*(?:\n|$))/, "$1   ");
  const read = parseYamlMap(text, path, "config", example);
  diagnostics.push(...read.diagnostics);
  return read.map === undefined ? {} : readFields(read.map, fields, { group: "config", diagnostics });
}
