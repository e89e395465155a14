import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { importManuscript, manuscriptFiles, seriesOf } from "../../src/build/import-manuscript.ts";
import { importedPlace } from "../../src/build/imported-place.ts";
import { writeImported } from "../../src/build/write-imported.ts";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import type { Issue, Series } from "../../src/model/issue.ts";
import { messageOf } from "../../src/model/report.ts";
import { readIssue } from "../../src/read/issue.ts";
import { readRepository, type IssueSource, type Repository } from "../../src/read/repository.ts";
import { imprintText, mastheadText } from "../../src/transform/texts.ts";

/** What importing a file gave: its Markdown, and its findings as `line:column severity rule message`. */
export interface Imported {
  readonly markdown: string;
  readonly beside: Readonly<Record<string, string>>;
  readonly findings: readonly string[];
}

/** Imports bytes as a file of that name; `series` are those of the repository. */
export async function importBytes(
  name: string,
  bytes: string | Uint8Array,
  series: readonly Series[] = [],
): Promise<Imported> {
  const folder = mkdtempSync(join(tmpdir(), "jianbao-import-"));
  try {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const { value, diagnostics } = await importManuscript(path);
    if (value === undefined) return { markdown: "", beside: {}, findings: diagnostics.map(line) };
    const { files, diagnostics: more } = manuscriptFiles(value, seriesOf(value.found, series), true);
    return {
      markdown: files.main,
      beside: Object.fromEntries(files.beside.map((file) => [file.name, file.text])),
      findings: [...diagnostics, ...more].map(line),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function line({ place, severity, rule, params }: Diagnostic): string {
  return `${place.line}:${place.column} ${severity} ${rule} ${messageOf(rule, params, "zh-CN")}`;
}

/** Reads one issue of a repository that has no errors. */
export async function issueOf(contentFolder: string, repository: Repository, source: IssueSource): Promise<Issue> {
  const series = repository.series.find((one) => one.id === source.series);
  if (series === undefined) throw new Error(`no series ${source.series}`);
  const { value, diagnostics } = await readIssue(source, { site: repository.site, series, contentFolder });
  if (value === undefined) throw new Error(`${source.path}: ${diagnostics.map(line).join("\n")}`);
  return value;
}

/**
 * Imports a file as the issue it was made from, in a copy of the repository's settings, and reads the result.
 * @returns the issue, or the findings that keep it from being read.
 */
export async function reimport(
  original: Issue,
  contentFolder: string,
  file: { readonly name: string; readonly bytes: string | Uint8Array },
  extra: Readonly<Record<string, Uint8Array>> = {},
): Promise<{ issue?: Issue; findings: string[]; text: string }> {
  const folder = mkdtempSync(join(tmpdir(), "jianbao-reimport-"));
  try {
    const content = join(folder, "content");
    const own = join(content, original.series.id);
    mkdirSync(own, { recursive: true });
    writeFileSync(join(content, "site.yaml"), readFileSync(join(contentFolder, "site.yaml")));
    writeFileSync(join(own, "series.yaml"), readFileSync(original.series.path));
    const path = join(folder, file.name);
    writeFileSync(path, file.bytes);
    const { value, diagnostics } = await importManuscript(path);
    if (value === undefined) return { findings: diagnostics.map(line), text: "" };
    const { series } = (await readRepository({ contentFolder: content })).value;
    const found = importedPlace(content, value, series, content);
    if ("problem" in found) return { findings: [line(found.problem)], text: "" };
    const { files, diagnostics: more } = manuscriptFiles(value, found.place.series, found.place.kind === "folder");
    const beside = files.beside.map(({ name, text }) => ({ name, content: text }));
    const images = value.manuscript.images.map(({ name, bytes }) => ({ name, content: bytes }));
    const main = await writeImported(found.place, files.main, [...beside, ...images]);
    for (const [name, bytes] of Object.entries(extra)) writeFileSync(join(dirname(main), name), bytes);
    const repository = (await readRepository({ contentFolder: content })).value;
    const source = repository.sources[0];
    if (source === undefined) throw new Error("nothing was written");
    const one = repository.series[0];
    if (one === undefined) throw new Error("no series");
    const read = await readIssue(source, { site: repository.site, series: one, contentFolder: content });
    const text = [files.main, ...files.beside.map((each) => `== ${each.name}\n${each.text}`)].join("\n");
    const findings = [...diagnostics, ...more, ...read.diagnostics].map(line);
    return read.value === undefined ? { findings, text } : { issue: read.value, findings, text };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What an issue says, without places: two issues of one meaning give equal values. */
export function meaningOf(issue: Issue): object {
  return {
    id: issue.ref.id,
    masthead: mastheadText(issue),
    date: issue.date,
    total: issue.total,
    edition: issue.edition?.text,
    title: issue.title,
    note: noteOf(issue.editorsNote),
    articles: issue.articles.map(articleOf),
    imprint: imprintText(issue),
    copies: issue.imprint.copies,
    signature: issue.signature && { by: issue.signature.by.map(({ text }) => text), date: issue.signature.date },
  };
}

/** The words of an article's text, block by block, with their kinds. */
export function bodyOf(article: Issue["articles"][number]): string[] {
  return [...article.body, ...article.footnotes].map((node) => plain(node));
}

/** How the columns of an issue's tables are aligned; left is what cells are anyway. A plain text can't hold it. */
export function alignmentsOf(issue: Issue): string[] {
  const tables = issue.articles.flatMap(({ body }) => body.filter((node) => node.type === "table"));
  return tables.map(({ align }) => (align ?? []).map((side) => (side === "left" ? "-" : (side ?? "-"))).join());
}

function articleOf(article: Issue["articles"][number]): object {
  return {
    headline: article.headline?.text.replaceAll(/\s*\|\s*/g, ""),
    kicker: article.kicker?.text,
    subhead: article.subhead?.text,
    column: article.column?.text,
    byline: article.byline.map(({ text }) => text),
    credits: article.credits.map(({ label, names }) => [label.text, ...names.map(({ text }) => text)]),
    note: noteOf(article.editorsNote),
    body: bodyOf(article),
  };
}

function noteOf(note: Issue["editorsNote"]): object | undefined {
  if (note === undefined) return undefined;
  const text = note.content.map((node) => plain(node)).join("");
  return { text, form: note.form, position: note.position, sign: note.sign?.text };
}

interface AnyNode {
  readonly type: string;
  readonly value?: string;
  readonly alt?: string | null;
  readonly url?: string;
  readonly depth?: number;
  readonly children?: readonly unknown[];
}

/** A tree as text with the kinds of its nodes, without places, labels and spaces. */
function plain(value: unknown): string {
  const node = value as AnyNode;
  if (node.type === "text") return (node.value ?? "").replaceAll(/\s+/g, "");
  const inner = (node.children ?? []).map(plain).join("");
  if (node.type === "paragraph") return inner;
  if (node.type === "footnoteReference") return "[^]";
  if (node.type === "image") return `<image ${node.url ?? ""} ${node.alt ?? ""}>`;
  if (node.type === "html") return "";
  return `<${node.type}${node.depth ?? ""} ${node.url ?? ""}${node.value ?? ""}${inner}>`;
}
