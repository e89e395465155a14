import { timingSafeEqual } from "node:crypto";

/** What of a request decides whether it is answered. */
export interface GuardedRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** A request that may be answered: path below the key, without its first `/`, and its query. */
export interface Admitted {
  readonly path: string;
  readonly query: URLSearchParams;
}

/** A request that is not answered: the status that says so. */
export interface Refused {
  readonly status: 403 | 404 | 405 | 414;
}

/** Names of this machine that are no names of the net: a page from elsewhere can't make its own name lead here. */
const ownNames = new Set(["127.0.0.1", "localhost", "[::1]"]);

const longestAddress = 2048;

/**
 * Admits a request only when it comes from this machine's own page: to a name of this machine (a foreign name that leads here is
 * DNS rebinding), from no other origin, and below the key, which other users of the machine don't know.
 */
export function admit({ method, url = "", headers }: GuardedRequest, key: string): Admitted | Refused {
  if (method !== "GET" && method !== "HEAD") return { status: 405 };
  if (url.length > longestAddress) return { status: 414 };
  const host = textOf(headers["host"]);
  if (!ownNames.has(host.replace(/:\d{1,5}$/, "").toLowerCase())) return { status: 403 };
  const origin = textOf(headers["origin"]);
  if (origin !== "" && origin.toLowerCase() !== `http://${host.toLowerCase()}`) return { status: 403 };
  // Browsers say whose page asks; a program that is no browser does not (Fetch Metadata).
  if (!["", "same-origin", "none"].includes(textOf(headers["sec-fetch-site"]))) return { status: 403 };
  const [address = "", query = ""] = url.split("?", 2);
  const [root, given = "", ...rest] = address.split("/");
  if (root !== "" || rest.length === 0 || !isSame(given, key)) return { status: 404 };
  return { path: rest.join("/"), query: new URLSearchParams(query) };
}

function textOf(value: string | readonly string[] | undefined): string {
  return typeof value === "string" ? value : (value ?? []).join(",");
}

function isSame(given: string, key: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(key)];
  return a.length === b.length && timingSafeEqual(a, b);
}
