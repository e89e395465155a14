/*
 * A signature tells of a shard which pairs of characters it may hold: one bit for each pair's hash, so that it says
 * "perhaps" now and then where "no" is right, and never "no" where the pair is there.
 */

/** Bits for each different pair: with 4 one pair in five is taken for another, and a term has several. */
const bitsForPair = 4;

/** Collects the pairs of a shard's folded texts. */
export class BigramCollector {
  readonly #pairs = new Set<number>();

  /** Takes in the pairs of a folded text. */
  add(text: string): void {
    for (let index = 1; index < text.length; index += 1) this.#pairs.add(pairAt(text, index));
  }

  /** The signature in base64. */
  signature(): string {
    let size = 64;
    while (size < this.#pairs.size * bitsForPair) size *= 2;
    const bytes = new Uint8Array(size / 8);
    for (const pair of this.#pairs) {
      const bit = hash(pair, size);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary);
  }
}

/** Whether a shard with this signature may hold a folded text. One of a single character may be anywhere. */
export function mayHold(signature: string, text: string): boolean {
  const binary = atob(signature);
  const size = binary.length * 8;
  for (let index = 1; index < text.length; index += 1) {
    const bit = hash(pairAt(text, index), size);
    if ((binary.charCodeAt(bit >> 3) & (1 << (bit & 7))) === 0) return false;
  }
  return true;
}

function pairAt(text: string, index: number): number {
  return text.charCodeAt(index - 1) * 0x1_00_00 + text.charCodeAt(index);
}

/** `size` is a power of two. */
function hash(pair: number, size: number): number {
  let mixed = Math.imul((pair / 0x1_00_00) ^ (pair << 16), 0x9e_37_79_b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85_eb_ca_6b);
  return ((mixed ^ (mixed >>> 13)) >>> 0) & (size - 1);
}
