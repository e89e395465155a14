import { readFileSync } from "node:fs";
import { PagePictures } from "./page-pictures.ts";
import { lineAt, type LineReader } from "./paragraph.ts";
import type { PreviewEvent, PreviewRoom } from "./preview-room.ts";
import type { Answer, Answerer, SendEvent } from "./server.ts";
import { issueView, lineView, listView, type ViewOptions } from "./views.ts";

/** An open page of the preview. */
interface Viewer {
  readonly id: string | undefined;
  readonly send: SendEvent;
  /** What was sent last, by event: what did not change is not sent again. */
  readonly sent: Map<string, string>;
}

/**
 * Answers the page's requests from what the room holds in memory. No path of a request ever becomes a path of a file: pages are
 * found by their sums, PDFs by ids of issues, the page's own files in a fixed list.
 */
export class PreviewAnswers {
  readonly #room: PreviewRoom;
  readonly #files: ReadonlyMap<string, Answer>;
  readonly #options: ViewOptions;
  readonly #pictures = new PagePictures();
  readonly #viewers = new Set<Viewer>();

  constructor(room: PreviewRoom, files: ReadonlyMap<string, Answer>, options: ViewOptions) {
    this.#room = room;
    this.#files = files;
    this.#options = options;
  }

  /** Answers one request. */
  readonly answer: Answerer = async (path, query) => {
    const file = this.#files.get(path);
    if (file !== undefined) return file;
    if (path === "events") return this.#events(query);
    if (path === "line") return this.#line(query);
    const [, sum] = /^page\/([0-9a-f]{32})\.png$/.exec(path) ?? [];
    if (sum !== undefined) return this.#picture(sum);
    const [, id] = /^pdf\/([a-z0-9-]+)\.pdf$/.exec(path) ?? [];
    return id === undefined ? undefined : this.#pdf(id);
  };

  /** Tells every open page what happened. */
  tell(event: PreviewEvent): void {
    if (this.#viewers.size === 0) return;
    if (event.kind === "browser-lost") {
      for (const { send, sent } of this.#viewers) {
        send("browser-lost", "{}");
        // The page waits to be told that all is well again, even where nothing is new.
        sent.delete("issue");
      }
      return;
    }
    for (const viewer of this.#viewers) if (event.kind === "list" || event.id === viewer.id) this.#update(viewer);
  }

  #update(viewer: Viewer): void {
    const findings = this.#room.findings();
    const readLines = lineReader();
    this.#send(viewer, "list", listView(this.#room.issues, findings, readLines, this.#options));
    const { id } = viewer;
    const issue = id === undefined ? undefined : this.#room.issue(id);
    if (issue === undefined) this.#send(viewer, "gone", { id: id ?? "" });
    else this.#send(viewer, "issue", issueView(issue, findings.issues.get(issue.id) ?? [], readLines, this.#options));
  }

  #send({ send, sent }: Viewer, name: string, value: unknown): void {
    const data = JSON.stringify(value);
    if (sent.get(name) === data) return;
    sent.set(name, data);
    if (name === "gone") sent.delete("issue");
    if (name === "issue") sent.delete("gone");
    send(name, data);
  }

  /** Without an issue in the address, the newest one is shown. */
  #events(query: URLSearchParams): Answer {
    const id = query.get("issue") || this.#room.issues[0]?.id;
    return {
      stream: (send) => {
        const viewer: Viewer = { id, send, sent: new Map() };
        this.#viewers.add(viewer);
        const leave = id === undefined ? undefined : this.#room.look(id);
        this.#update(viewer);
        return () => {
          this.#viewers.delete(viewer);
          leave?.();
        };
      },
    };
  }

  /** A line by its number, or by a point of a page in mm: where it stands and where it was typed. */
  #line(query: URLSearchParams): Answer | undefined {
    const issue = this.#room.issue(query.get("issue") ?? "");
    if (issue?.proof === undefined) return undefined;
    const number = (name: string): number => Number(query.get(name) ?? Number.NaN);
    const line = query.has("line")
      ? number("line")
      : lineAt(issue.proof.lines, number("page"), number("x"), number("y"));
    const view = line === undefined ? undefined : lineView(issue, line, lineReader(), this.#options);
    return { contentType: "application/json", body: JSON.stringify(view ?? {}) };
  }

  async #picture(sum: string): Promise<Answer | undefined> {
    for (const { proof } of this.#room.issues) {
      const index = proof?.pages.findIndex((page) => page.sum === sum) ?? -1;
      if (proof === undefined || index < 0) continue;
      return { contentType: "image/png", body: await this.#pictures.draw(sum, proof.pdf, index + 1) };
    }
    return undefined;
  }

  #pdf(id: string): Answer | undefined {
    const pdf = this.#room.issue(id)?.proof?.pdf;
    return pdf === undefined ? undefined : { contentType: "application/pdf", body: pdf, fileName: `${id}.pdf` };
  }
}

/** Reads the lines of sources as they are now, each once; none of one that can't be read any more. */
function lineReader(): LineReader {
  const known = new Map<string, readonly string[]>();
  return (path) => {
    const lines = known.get(path) ?? sourceLines(path);
    known.set(path, lines);
    return lines;
  };
}

function sourceLines(path: string): readonly string[] {
  try {
    return readFileSync(path, "utf8")
      .replace(/^\uFEFF/, "")
      .split(/\r\n|\r|\n/);
  } catch {
    return [];
  }
}
