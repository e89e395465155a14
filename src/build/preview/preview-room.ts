import type { ComposedIssue, IssueSummary } from "../../model/composed.ts";
import { hasErrors, startOfFile, type Diagnostic } from "../../model/diagnostic.ts";
import { KnownError } from "../../model/known-error.ts";
import { finding } from "../../model/report.ts";
import { issueName } from "../../read/issue-place.ts";
import { readRepository, type IssueSource, type Repository } from "../../read/repository.ts";
import type { BrowserHandle } from "../../render/browser/launch.ts";
import { PrintRoom } from "../print-room.ts";
import { destinationOf } from "../select.ts";
import { readWordLists } from "../word-files.ts";
import type { BrowserSettings } from "../start-browser.ts";
import { affectedBy, type PreviewFolders } from "./affected.ts";
import { collectFindings, type IssueFindings, type SortedFindings } from "./findings.ts";
import { makeProof, type Proof } from "./proof.ts";
import { ReadingRoom } from "./reading-room.ts";

/** What a preview needs. Folders are absolute, with `/`. */
export interface PreviewRoomOptions extends PreviewFolders {
  readonly browser: BrowserSettings;
  /** ms for one issue's printing. */
  readonly timeoutMs: number;
  /** Milliseconds since 1970, for publishAt alone. */
  readonly now: () => number;
  /** Is told of everything that happens. */
  readonly onEvent: (event: PreviewEvent) => void;
  /** Is told of a defect of ours, after which nothing goes on. */
  readonly onDefect: (error: unknown) => void;
}

/** What happened: the list of issues or the findings changed, one issue did, or the browser was lost and will be started again. */
export type PreviewEvent =
  | { readonly kind: "list" }
  | { readonly kind: "issue"; readonly id: string }
  | { readonly kind: "browser-lost" };

/** An issue as the preview knows it. */
export interface PreviewIssue extends IssueFindings {
  readonly id: string;
  /** The series' name, or its id where it has none. */
  readonly seriesTitle: string;
  /** Absent until it was read, and while errors keep it from being read: then that of the last good one. */
  readonly summary?: IssueSummary;
  readonly draft: boolean;
  /** The last good pages. */
  readonly proof?: Proof;
  /** `waiting` to be read or printed, `ready`, or `failed`: errors keep the pages from being made anew. */
  readonly state: "waiting" | "ready" | "failed";
}

/** Issues that are read in the background between two messages about the list. */
const listEvery = 25;

/** Issues that nobody looks at any more and that keep their pages, about 1 MB each: who goes back to one sees it at once. */
const keptProofs = 6;

/**
 * Keeps what a repository says, and the pages of the issues that somebody looks at, as its files are. One thread reads, one browser
 * prints; the issues looked at come first.
 */
export class PreviewRoom {
  readonly #options: PreviewRoomOptions;
  readonly #reading: ReadingRoom;
  readonly #print: PrintRoom;
  readonly #issues = new Map<string, PreviewIssue>();
  /** Ids of all issues, the newest first. */
  #order: readonly string[] = [];
  readonly #dirty = new Set<string>();
  /** How many look at an issue. */
  readonly #viewers = new Map<string, number>();
  /** Issues that were looked at before, the last one last. */
  readonly #left = new Set<string>();
  readonly #changed: string[] = [];
  #repository: Repository | undefined;
  #repositoryFindings: readonly Diagnostic[] = [];
  #wordFindings: readonly Diagnostic[] = [];
  #working = false;
  #closed = false;

  constructor(options: PreviewRoomOptions) {
    this.#options = options;
    this.#reading = new ReadingRoom(options);
    this.#print = new PrintRoom({
      ...options,
      workers: 1,
      press: false,
      inspect: true,
      onBrowser: (browser) => this.#watchBrowser(browser),
    });
  }

  /**
   * Reads the repository and warms the browser up.
   * @throws KnownError 3 when there is no browser.
   */
  async start(): Promise<void> {
    const repository = await this.#read();
    await this.#renewReading(repository);
    const [first] = repository.series;
    if (first !== undefined) await this.#print.ready(first);
  }

  /** Every issue, the newest first. */
  get issues(): readonly PreviewIssue[] {
    return this.#order.flatMap((id) => this.#issues.get(id) ?? []);
  }

  /** One issue. */
  issue(id: string): PreviewIssue | undefined {
    return this.#issues.get(id);
  }

  /** All findings as they are now. */
  findings(): SortedFindings {
    const repository = this.#repository ?? { series: [] };
    const general = [...this.#repositoryFindings, ...this.#wordFindings];
    return collectFindings(this.#issues, general, repository, this.#options.contentFolder);
  }

  /** Somebody looks at an issue: it is printed, and again whenever it changes. Gives the function that ends it. */
  look(id: string): () => void {
    this.#viewers.set(id, (this.#viewers.get(id) ?? 0) + 1);
    this.#left.delete(id);
    const issue = this.#issues.get(id);
    if (issue !== undefined && issue.proof === undefined) this.#markDirty(issue);
    this.#work();
    return () => this.#leave(id);
  }

  /** Files changed: what they concern is read again before anything else. */
  change(paths: readonly string[]): void {
    this.#changed.push(...paths);
    this.#work();
  }

  /** Ends thread and browser. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#dirty.clear();
    await Promise.all([this.#reading.close(), this.#print.close()]);
  }

  async #read(): Promise<Repository> {
    const { value, diagnostics } = await this.#readNow();
    this.#repository = value;
    this.#repositoryFindings = diagnostics;
    const known = new Set<string>();
    for (const source of value.sources) {
      const id = idOf(source);
      known.add(id);
      const series = value.series.find((one) => one.id === source.series);
      const seriesTitle = series?.name.map(({ text }) => text).join("") ?? source.series;
      const issue = this.#issues.get(id);
      if (issue === undefined) this.#markDirty({ id, source, seriesTitle, print: [], draft: false, state: "waiting" });
      else if (JSON.stringify(issue.source) !== JSON.stringify(source))
        this.#markDirty({ ...issue, source, seriesTitle });
      else this.#issues.set(id, { ...issue, seriesTitle });
    }
    for (const id of this.#issues.keys()) if (!known.has(id)) this.#forget(id);
    this.#order = newestFirst(value.sources);
    return value;
  }

  /** Between two branches of a repository there may be no content for a moment: then there is no issue, and the preview goes on. */
  async #readNow(): ReturnType<typeof readRepository> {
    try {
      return await readRepository(this.#options);
    } catch (error) {
      if (!(error instanceof KnownError) || this.#repository === undefined) throw error;
      const gone = finding(error.rule, startOfFile(this.#options.contentFolder), error.params);
      return { value: { ...this.#repository, sources: [] }, diagnostics: [gone] };
    }
  }

  async #renewReading(repository: Repository): Promise<void> {
    const words = await readWordLists(this.#options.contentFolder);
    this.#wordFindings = words.diagnostics;
    await this.#reading.renew(repository, words.value);
  }

  #markDirty(issue: PreviewIssue): void {
    this.#issues.set(issue.id, { ...issue, state: "waiting" });
    this.#dirty.add(issue.id);
  }

  #forget(id: string): void {
    this.#issues.delete(id);
    this.#dirty.delete(id);
    this.#options.onEvent({ kind: "issue", id });
  }

  #leave(id: string): void {
    const left = (this.#viewers.get(id) ?? 1) - 1;
    if (left > 0) {
      this.#viewers.set(id, left);
      return;
    }
    this.#viewers.delete(id);
    this.#left.add(id);
    const [oldest = ""] = this.#left.size > keptProofs ? this.#left : [];
    this.#left.delete(oldest);
    const issue = this.#issues.get(oldest);
    if (issue !== undefined) this.#issues.set(oldest, withoutProof(issue));
  }

  #work(): void {
    if (this.#working || this.#closed) return;
    this.#working = true;
    this.#workAll().catch((error: unknown) => {
      if (!this.#closed) this.#options.onDefect(error);
    });
  }

  async #applyChanges(): Promise<void> {
    const paths = this.#changed.splice(0);
    if (paths.length === 0) return;
    const repository = await this.#read();
    const affected = affectedBy(paths, repository.sources, this.#options);
    if (affected.look) this.#print.renewLook();
    if (affected.configuration) await this.#renewReading(repository);
    for (const issue of this.#issues.values()) if (affected.issues.has(issue.source.path)) this.#markDirty(issue);
    this.#options.onEvent({ kind: "list" });
  }

  /** Works until nothing waits. No call is lost: between the last look at what waits and the end nothing is awaited. */
  async #workAll(): Promise<void> {
    let read = 0;
    while (!this.#closed) {
      await this.#applyChanges();
      const id = this.#next();
      if (id === undefined && this.#changed.length === 0) break;
      if (id === undefined) continue;
      this.#dirty.delete(id);
      await this.#renew(id);
      read += 1;
      if (this.#viewers.has(id) && !this.#closed) this.#options.onEvent({ kind: "issue", id });
      if (this.#dirty.size === 0 || read % listEvery === 0) this.#options.onEvent({ kind: "list" });
    }
    this.#working = false;
  }

  /** The issue that is looked at, else the newest. */
  #next(): string | undefined {
    return (
      [...this.#viewers.keys()].find((id) => this.#dirty.has(id)) ??
      this.issues.find(({ id }) => this.#dirty.has(id))?.id
    );
  }

  async #renew(id: string): Promise<void> {
    const issue = this.#issues.get(id);
    if (issue === undefined) return;
    const renewed = await this.#renewed(issue);
    if (this.#issues.has(id)) this.#issues.set(id, renewed);
  }

  async #renewed(before: PreviewIssue): Promise<PreviewIssue> {
    try {
      const { composed, checked } = await this.#reading.read(before.source);
      const { issue, ledger, diagnostics } = composed;
      const output = {
        ...checked,
        ...(ledger === undefined ? {} : { ledger }),
        diagnostics: [...diagnostics, ...checked.findings.map((found) => found.diagnostic)],
      };
      const kept = this.#viewers.has(before.id) ? before : withoutProof(before);
      if (issue === undefined || hasErrors(diagnostics)) return { ...kept, output, print: [], state: "failed" };
      const draft = this.#isDraft(issue);
      const read: PreviewIssue = { ...kept, output, summary: issue.summary, draft, print: [], state: "ready" };
      if (!this.#viewers.has(before.id)) return read;
      const { proof, diagnostics: print } = await makeProof(issue, draft, this.#print);
      return proof === undefined ? { ...read, print, state: "failed" } : { ...read, print, proof };
    } catch (error) {
      if (this.#closed) return before;
      if (!(error instanceof KnownError)) throw error;
      const place = startOfFile(before.source.path);
      return { ...before, print: [finding(error.rule, place, error.params)], state: "failed" };
    }
  }

  #isDraft({ summary }: ComposedIssue): boolean {
    const site = this.#repository?.site ?? { public: "公开" };
    return destinationOf(summary, site, { drafts: true, allowClassified: true, now: this.#options.now() }).draft;
  }

  /** A browser that is lost is replaced by the press at the next print: it is told, and started at once. */
  #watchBrowser(browser: BrowserHandle): void {
    browser.onDisconnect(() => {
      if (this.#closed) return;
      this.#options.onEvent({ kind: "browser-lost" });
      if (this.#working) return;
      for (const id of this.#viewers.keys()) {
        const issue = this.#issues.get(id);
        if (issue !== undefined) this.#markDirty(issue);
      }
      this.#work();
    });
  }
}

function newestFirst(sources: readonly IssueSource[]): readonly string[] {
  const keyed = sources.map((source) => {
    const { year, supplement, number } = source.place;
    const key = `${year} ${supplement ? 0 : 1} ${String(number).padStart(6, "0")} ${source.series}`;
    return { key, id: idOf(source) };
  });
  return keyed.toSorted((a, b) => (a.key < b.key ? 1 : -1)).map(({ id }) => id);
}

/** An issue nobody looks at keeps no pages that are not its own any more. */
function withoutProof({ proof: _dropped, ...issue }: PreviewIssue): PreviewIssue {
  return issue;
}

function idOf({ series, place: { year, number, supplement } }: IssueSource): string {
  return `${series}-${year}-${issueName(number, supplement)}`;
}
