import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { KnownError } from "../../model/known-error.ts";
import { admit } from "./guard.ts";

/** What a request is answered with: bytes, or a stream of events that stays open. */
export type Answer =
  | { readonly contentType: string; readonly body: string | Uint8Array; readonly fileName?: string }
  | { readonly stream: (send: SendEvent) => () => void };

/** Sends one event to the page. */
export type SendEvent = (name: string, data: string) => void;

/** Answers a path (relative to the page, without query); undefined where there is nothing. */
export type Answerer = (path: string, query: URLSearchParams) => Promise<Answer | undefined>;

/** How a server is started. */
export interface ServerOptions {
  /** The port that was asked for; without one a free port is taken, from {@link firstPort} on. */
  readonly port?: number;
  /** First part of every address; nobody who does not know it gets an answer. */
  readonly key: string;
  readonly answer: Answerer;
}

/** A running server. */
export interface PreviewServer {
  /** `http://127.0.0.1:5180/<key>/` */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** First port that is tried where none was asked for. */
export const firstPort = 5180;

/** Ports that are tried before any free one is taken. */
const portsTried = 10;

const loopback = "127.0.0.1";

/**
 * Nothing but our own script and style, no frames, no other address. The PDF goes without: browsers show it with a page of their
 * own, which the policy would keep from working.
 */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Nothing is kept: a classified page must not stay in a browser's cache. */
const headers = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
} as const;

/**
 * Starts the preview's server on 127.0.0.1.
 * @throws KnownError 3 when the port that was asked for is taken or refused.
 */
export async function startServer({ port, key, answer }: ServerOptions): Promise<PreviewServer> {
  const server = createServer((request, response) => {
    respond(request, response, key, answer).catch(() => {
      // Whatever failed is our defect, but not this page's business; the others go on.
      if (!response.headersSent) response.writeHead(500, headers);
      response.end();
    });
  });
  const taken = await listen(server, port);
  return {
    address: `http://${loopback}:${taken}/${key}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, port: number | undefined): Promise<number> {
  if (port !== undefined) {
    const code = await tryPort(server, port);
    if (code === undefined) return portOf(server);
    throw new KnownError(3, code === "EADDRINUSE" ? "environment/port-in-use" : "environment/port-refused", {
      port,
      other: port === firstPort ? firstPort + 1 : firstPort,
      code,
    });
  }
  const ports = [...Array.from({ length: portsTried }, (_, index) => firstPort + index), 0];
  let code: string | undefined;
  for (const one of ports) {
    code = await tryPort(server, one);
    if (code === undefined) return portOf(server);
  }
  throw new KnownError(3, "environment/port-refused", { port: 0, other: firstPort, code: code ?? "" });
}

/** Listens on a port; gives the system's code where that fails. */
function tryPort(server: Server, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException): void => resolve(error.code ?? error.message);
    server.once("error", fail);
    server.listen({ host: loopback, port, exclusive: true }, () => {
      server.off("error", fail);
      resolve(undefined);
    });
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  key: string,
  answer: Answerer,
): Promise<void> {
  const admitted = admit(request, key);
  if ("status" in admitted) {
    response.writeHead(admitted.status, headers).end();
    return;
  }
  const found = await answer(admitted.path, admitted.query);
  if (found === undefined) {
    response.writeHead(404, headers).end();
    return;
  }
  if ("stream" in found) {
    response.writeHead(200, { ...headers, "content-type": "text/event-stream; charset=utf-8" });
    const end = found.stream((name, data) => response.write(`event: ${name}\ndata: ${data}\n\n`));
    response.on("close", end);
    return;
  }
  const { contentType, body, fileName } = found;
  response.writeHead(200, {
    ...headers,
    "content-type": contentType,
    "content-length": Buffer.byteLength(body),
    ...(contentType === "application/pdf" ? {} : { "content-security-policy": contentSecurityPolicy }),
    ...(fileName === undefined ? {} : { "content-disposition": `inline; filename="${fileName}"` }),
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
