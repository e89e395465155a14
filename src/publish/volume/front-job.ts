import type { PrintJob } from "../../model/composed.ts";
import type { Place } from "../../model/diagnostic.ts";
import type { FontRole } from "../../model/font-role.ts";
import { classificationLevels, type Layout, type Series } from "../../model/issue.ts";
import type { ExpectedText, GlyphUse, PdfMetadata } from "../../model/press.ts";
import { nameplateLines } from "../../render/nameplate.ts";
import { volumeScheme } from "../../render/pdf/volume.ts";
import type { Templates } from "../../render/template.ts";
import type { VolumeContents, VolumeEntry } from "./contents.ts";
import { volumeRange, type VolumeRange } from "./range.ts";
import type { VolumeIssue } from "./volume-issue.ts";

/** What a volume's cover and contents are made of. */
export interface VolumeFront {
  readonly series: Pick<Series, "name" | "issuer" | "numerals" | "fonts">;
  readonly year: number;
  readonly issues: readonly VolumeIssue[];
  readonly contents: VolumeContents;
  /** The layout that the issues are printed in. */
  readonly layout: Layout;
  /** Where to point when something concerns the volume as a whole: series.yaml. */
  readonly place: Place;
}

/** The volume's title: 港口安全生产工作简报 2024年合订本. */
export function volumeMetadata({
  series,
  year,
  issues,
}: Omit<VolumeFront, "contents" | "layout" | "place">): PdfMetadata {
  const name = series.name.map((line) => line.text).join("");
  const range = volumeRange(
    issues.map(({ summary }) => summary),
    series.numerals,
  );
  return {
    title: `${name} ${year}年合订本`,
    author: series.issuer.text,
    subject: rangeLines(range).join("，"),
    keywords: [name, "合订本"],
    date:
      issues
        .map(({ summary }) => summary.date)
        .toSorted()
        .at(-1) ?? `${year}-12-31`,
  };
}

/** The job that prints cover and contents of a volume, by the same press as issues. Pure. */
export function volumeFrontJob(templates: Templates, front: VolumeFront): PrintJob {
  const { series, year, contents, layout, place, issues } = front;
  const summaries = issues.map(({ summary }) => summary);
  const texts = textsOf(front);
  return {
    html: templates.render("print/volume.njk", {
      layout,
      nameplate: nameplateLines(series.name.map((line) => line.text)),
      classification: classificationOf(issues),
      year: `${year}年`,
      range: rangeLines(volumeRange(summaries, series.numerals)),
      issuer: series.issuer.text,
      scheme: volumeScheme,
      contents,
    }),
    layout: { ...layout, imprintSide: "even" },
    draft: false,
    files: [],
    expected: texts.map(([text]): ExpectedText => ({ text, place })),
    glyphs: glyphsOf(texts, place),
    metadata: volumeMetadata(front),
    places: {},
    fonts: series.fonts,
    place,
  };
}

function rangeLines({ issues, supplements, count }: VolumeRange): string[] {
  return [issues, supplements, count].filter((line) => line !== "");
}

/** A volume is as secret as the most secret issue in it; the period stands beside the level where those all have the same. */
function classificationOf(issues: readonly VolumeIssue[]): string {
  const ranks = issues.map(({ summary }) => classificationLevels.indexOf(summary.classification));
  const highest = Math.max(0, ...ranks);
  if (highest === 0) return "";
  const marks = new Set(issues.filter((_, index) => ranks[index] === highest).map(({ mark }) => mark));
  const [mark = ""] = marks;
  return marks.size === 1 ? mark : (classificationLevels[highest] ?? "");
}

/** A text with the role it is set in. */
type SetText = readonly [string, FontRole];

/** The authors' words on cover and contents, in order (roles: styles/print/volume.css). */
function textsOf({ series, contents }: VolumeFront): SetText[] {
  return [
    ...series.name.map((line): SetText => [line.text, "xiaobiaosong"]),
    [series.issuer.text, "kaiti"],
    ...contents.issues.flatMap((issue) => headed(issue.issueLine, "heiti", issue.entries)),
    ...[...contents.columns, ...contents.units].flatMap((group) => headed(group.name, "kaiti", group.entries)),
  ];
}

function headed(head: string, role: FontRole, entries: readonly VolumeEntry[]): SetText[] {
  return [[head, role], ...entries.map(({ title }): SetText => [title, "fangsong"])];
}

function glyphsOf(texts: readonly SetText[], place: Place): GlyphUse[] {
  const uses = new Map<string, GlyphUse>();
  for (const [text, role] of texts)
    for (const character of text)
      uses.set(`${role} ${character}`, { role, codePoint: character.codePointAt(0) ?? 0, place });
  return [...uses.values()];
}
