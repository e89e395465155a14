import { pagePicture } from "../../inspect/picture.ts";

/** Pixels per inch: sharp at half as large again as paper, and drawn in a tenth of a second. */
const pictureDpi = 144;

/** Pictures that are kept: about 300 kB each. */
const mostPictures = 48;

/** Pictures of pages as PNG, drawn when they are asked for; the ones asked for last are kept. */
export class PagePictures {
  readonly #kept = new Map<string, Promise<Uint8Array>>();

  /** The picture of a page, by the sum of what it shows. */
  draw(sum: string, pdf: Uint8Array, page: number): Promise<Uint8Array> {
    const known = this.#kept.get(sum);
    const picture = known ?? pagePicture(pdf, { page, dpi: pictureDpi, grid: false });
    this.#kept.delete(sum);
    this.#kept.set(sum, picture);
    if (known === undefined) picture.catch(() => this.#kept.delete(sum));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostPictures && oldest !== undefined) this.#kept.delete(oldest);
    return picture;
  }
}
