import { randomBytes } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { join } from "node:path";
import type { Language } from "../../model/report.ts";
import type { BrowserSettings } from "../start-browser.ts";
import { PreviewAnswers } from "./answers.ts";
import { FolderWatch } from "./folder-watch.ts";
import { readPageFiles } from "./page-files.ts";
import { PreviewRoom, type PreviewEvent } from "./preview-room.ts";
import { startServer } from "./server.ts";

/** What a preview is asked for. Paths are absolute. */
export interface PreviewRequest {
  readonly rootFolder: string;
  readonly contentFolder: string;
  /** The folder the command was typed in. */
  readonly folder: string;
  readonly language: Language;
  readonly port?: number;
  readonly browser: BrowserSettings;
  /** ms for one issue's printing. */
  readonly timeoutMs: number;
  /** Milliseconds since 1970, for publishAt alone. */
  readonly now: () => number;
  /** Is told what happens, for the terminal. */
  readonly onEvent: (event: PreviewEvent) => void;
}

/** A running preview. */
export interface Preview {
  /** What to open. */
  readonly address: string;
  /** Rejects with a defect of ours; else never settles. */
  readonly failed: Promise<never>;
  /** Ends server, watchers, thread and browser. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the live preview: a page on 127.0.0.1 that shows the real pages of the repository's issues, anew whenever a file changes.
 * @throws KnownError 3 when the port is taken or there is no browser.
 */
export async function startPreview(request: PreviewRequest): Promise<Preview> {
  const [rootFolder, contentFolder] = [request.rootFolder, request.contentFolder].map((path) =>
    path.replaceAll("\\", "/"),
  ) as [string, string];
  const failure = new EventEmitter();
  const failed = once(failure, "defect").then(([error]): never => {
    throw error;
  });
  // It is waited for only once the preview runs.
  failed.catch(() => undefined);
  const fail = (error: unknown): void => {
    failure.emit("defect", error);
  };
  const room = new PreviewRoom({
    ...request,
    rootFolder,
    contentFolder,
    onDefect: fail,
    onEvent: (event) => {
      answers.tell(event);
      request.onEvent(event);
    },
  });
  const answers = new PreviewAnswers(room, await readPageFiles(request.language), request);
  const watch = new FolderWatch({
    folders: [contentFolder, ...["templates", "styles", "fonts"].map((name) => join(rootFolder, name))],
    onChange: (paths) => room.change(paths),
    onError: fail,
  });
  // Before the browser is started: a port that is taken is told at once.
  const key = randomBytes(12).toString("base64url");
  const { port } = request;
  const server = await startServer({ ...(port === undefined ? {} : { port }), key, answer: answers.answer });
  const close = async (): Promise<void> => {
    await Promise.all([server.close(), watch.close(), room.close()]);
  };
  try {
    await watch.start();
    await room.start();
  } catch (error) {
    await close();
    throw error;
  }
  return { address: server.address, failed, close };
}
