import type { FittingToken, MeasuredFont, MeasureRequest } from "./paragraph.ts";

/** Measures tokens in the page. */
export type Measure = (requests: readonly MeasureRequest[]) => Promise<readonly (readonly FittingToken[])[]>;

/** Widest memory of one page: characters times fonts; beyond it everything is measured anew. */
const most = 20_000;

const han = { text: "国", behind: "", ink: false } as const;

/**
 * What was measured on one page. A character of a font is as wide in every issue, so it is measured once; what is kept
 * changes no result, only the time.
 */
export class TokenMeasures {
  readonly #known = new Map<string, FittingToken>();

  /** Everything asked for, in its order; the page measures only what is new. */
  async of(requests: readonly MeasureRequest[], measure: Measure): Promise<MeasuredFont[]> {
    if (this.#known.size > most) this.#known.clear();
    const wanted = requests.map((request) => ({
      ...request,
      tokens: [han, ...request.tokens].filter((token) => !this.#known.has(keyOf(request, token))),
    }));
    const unknown = wanted.filter(({ tokens }) => tokens.length > 0);
    const measured = unknown.length === 0 ? [] : await measure(unknown);
    for (const [index, request] of unknown.entries())
      for (const [at, token] of request.tokens.entries()) {
        const found = measured[index]?.[at];
        if (found !== undefined) this.#known.set(keyOf(request, token), found);
      }
    return requests.map((request) => ({
      zi: this.#get(request, han).advance,
      tokens: request.tokens.map((token) => this.#get(request, token)),
    }));
  }

  #get(request: MeasureRequest, token: MeasureRequest["tokens"][number]): FittingToken {
    return this.#known.get(keyOf(request, token)) ?? { advance: 0, inkLeft: 0, inkRight: 0 };
  }
}

function keyOf({ font, spacing }: MeasureRequest, { text, behind }: MeasureRequest["tokens"][number]): string {
  return `${font} ${spacing} ${behind} ${text}`;
}
