import { receiverName, type Catalogue, type SearchMessage, unpackShard } from "../search/data.ts";
import { fold } from "../search/fold.ts";
import { initialsTable, type InitialsTable } from "../search/initials.ts";
import { parseQuery, type Term } from "../search/query.ts";
import { indexShard, search, type Filters, type Hit, type IndexedIssue } from "../search/search.ts";
import { resultRow } from "./result-rows.ts";
import { shardsFor, ShardLoader } from "./shard-loader.ts";

/*
 * The search page's script: reads the query from the address and the form, loads the years it needs, shows the hits.
 * Bundled into assets/site/search.js (npm run search-script) for browsers from Chrome 80 on.
 */

/** Where the data is, as search.html at the site's top sees it. */
const dataFolder = "assets/search/";

/** Rows that are shown at once, and added by each press of the button. */
const rowsAtOnce = 20;

/** ms without a key press until the hits follow the box, and until the address follows: browsers stop a page that changes it too often. */
const typingPause = 150;
const addressPause = 300;

class SearchPage {
  readonly #form = find(HTMLFormElement, "search-form");
  readonly #box = find(HTMLInputElement, "search-box");
  readonly #status = find(HTMLElement, "search-status");
  readonly #rows = find(HTMLElement, "search-results");
  readonly #more = find(HTMLButtonElement, "search-more");
  readonly #loader = new ShardLoader(dataFolder, () => this.#show());
  readonly #years = new Map<number, IndexedIssue[]>();
  #catalogue: Catalogue | undefined;
  #initials: InitialsTable = new Map();
  #terms: readonly Term[] = [];
  #hits: readonly Hit[] = [];
  #shown = 0;
  #typing = 0;
  #addressing = 0;

  constructor() {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask();
    });
    this.#form.addEventListener("input", (event) => {
      // Letters of an input method are not what will stand there.
      if (!(event instanceof InputEvent && event.isComposing)) this.#askSoon();
    });
    this.#box.addEventListener("compositionend", () => this.#askSoon());
    this.#more.addEventListener("click", () => this.#addRows(true));
  }

  /** Takes a piece of the data from its script. */
  receive(message: SearchMessage): void {
    if ("catalogue" in message) {
      this.#catalogue = message.catalogue;
      this.#initials = initialsTable(message.catalogue.initials);
      this.#readAddress();
    } else
      this.#years.set(
        message.shard.year,
        indexShard(unpackShard(message.shard), this.#catalogue?.series ?? [], this.#initials),
      );
  }

  /** Fills the form from the address, so that a search can be kept and sent. */
  #readAddress(): void {
    const parameters = new URLSearchParams(window.location.search);
    this.#box.value = parameters.get("q") ?? "";
    for (const select of this.#form.querySelectorAll("select")) {
      const asked = parameters.get(select.name) ?? "";
      const key = select.name === "topic" ? fold(asked) : asked;
      const option = Array.from(select.options).find(
        ({ value }) => (select.name === "topic" ? fold(value) : value) === key,
      );
      select.value = option?.value ?? "";
    }
    this.#search();
  }

  #askSoon(): void {
    window.clearTimeout(this.#typing);
    this.#typing = window.setTimeout(() => this.#ask(), typingPause);
  }

  #ask(): void {
    window.clearTimeout(this.#typing);
    window.clearTimeout(this.#addressing);
    this.#addressing = window.setTimeout(() => this.#writeAddress(), addressPause);
    this.#search();
  }

  #writeAddress(): void {
    const parameters = new URLSearchParams();
    for (const [name, value] of new FormData(this.#form))
      if (typeof value === "string" && value.trim() !== "") parameters.set(name, value);
    const query = parameters.toString();
    window.history.replaceState(null, "", query === "" ? window.location.pathname : `?${query}`);
  }

  #search(): void {
    const catalogue = this.#catalogue;
    if (catalogue === undefined) return;
    this.#terms = parseQuery(this.#box.value);
    if (this.#isAsked())
      this.#loader.load(shardsFor(catalogue, this.#terms, this.#filters()), (year) => this.#years.has(year));
    this.#show();
  }

  #show(): void {
    const catalogue = this.#catalogue;
    if (catalogue === undefined) return;
    const filters = this.#filters();
    const entries = this.#isAsked() ? shardsFor(catalogue, this.#terms, filters) : [];
    const issues = entries.flatMap(({ year }) => this.#years.get(year) ?? []);
    this.#hits = search(issues, this.#terms, filters);
    const status = this.#isAsked()
      ? statusText(this.#hits.length, this.#loader.pending(entries), this.#loader.failed(entries))
      : "";
    // Said again only when it says something new.
    if (this.#status.textContent !== status) this.#status.textContent = status;
    this.#rows.textContent = "";
    this.#shown = 0;
    this.#addRows(false);
  }

  #addRows(moveFocus: boolean): void {
    const next = this.#hits.slice(this.#shown, this.#shown + rowsAtOnce);
    const rows = next.map((hit) => resultRow(hit, this.#terms, this.#catalogue?.series ?? []));
    this.#rows.append(...rows);
    this.#shown += rows.length;
    this.#rows.hidden = this.#shown === 0;
    const left = this.#hits.length - this.#shown;
    this.#more.hidden = left === 0;
    this.#more.textContent = `再看${Math.min(left, rowsAtOnce)}期（还有${left}期）`;
    // The button may be gone: whoever pressed it goes on with the first of the new rows.
    if (moveFocus) rows[0]?.querySelector("a")?.focus();
  }

  #isAsked(): boolean {
    const { series, year, topic } = this.#filters();
    return this.#terms.length > 0 || series !== undefined || year !== undefined || topic !== undefined;
  }

  #filters(): Filters {
    const chosen = new Map(Array.from(this.#form.querySelectorAll("select"), ({ name, value }) => [name, value]));
    const seriesId = chosen.get("series") ?? "";
    const year = chosen.get("year") ?? "";
    const topic = chosen.get("topic") ?? "";
    return {
      ...(seriesId === "" ? {} : { series: this.#catalogue?.series.findIndex(({ id }) => id === seriesId) ?? -1 }),
      ...(year === "" ? {} : { year: Number(year) }),
      ...(topic === "" ? {} : { topic: fold(topic) }),
    };
  }
}

function statusText(found: number, pending: number, failed: readonly number[]): string {
  if (pending > 0) return "正在读取……";
  const missing = failed.length > 0 ? `${failed.join("、")}年的数据没有读到，请再按一次“检索”。` : "";
  if (found > 0) return `找到${found}期。${missing}`;
  return missing === "" ? "没有找到。请少用几个词，或放宽刊物、年份、主题的范围。" : missing;
}

function find<T extends HTMLElement>(type: new () => T, id: string): T {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`the search page has no #${id}`);
}

const page = new SearchPage();
Object.assign(window, { [receiverName]: (message: SearchMessage) => page.receive(message) });
