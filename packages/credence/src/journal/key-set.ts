/** Words of 32 bits that a key takes. */
const words = 4;
/** Share of the places that may be taken. */
const fullest = 0.7;

/**
 * A set of content keys that takes 23 to 46 bytes each, where a `Set` of strings takes about a hundred and
 * holds 16.7 million at most. Keys are 32 hexadecimal digits of a hash, so a part of one is its place
 * (open addressing with linear probing).
 */
export class KeySet {
  #table = new Uint32Array(1_024 * words);
  #size = 0;
  /** The key of zeros: in the table zeros are a free place. */
  #hasZero = false;

  get size(): number {
    return this.#size + (this.#hasZero ? 1 : 0);
  }

  has(key: string): boolean {
    const parts = partsOf(key);
    if (isZero(parts)) return this.#hasZero;
    return !this.#isFree(placeIn(this.#table, parts));
  }

  add(key: string): void {
    const parts = partsOf(key);
    if (isZero(parts)) {
      this.#hasZero = true;
      return;
    }
    const place = placeIn(this.#table, parts);
    if (!this.#isFree(place)) return;
    this.#table.set(parts, place);
    this.#size += 1;
    if (this.#size * words > fullest * this.#table.length) this.#grow();
  }

  #isFree(place: number): boolean {
    return isZero(this.#table.subarray(place, place + words));
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Uint32Array(2 * old.length);
    for (let i = 0; i < old.length; i += words) {
      const parts = old.subarray(i, i + words);
      if (!isZero(parts)) this.#table.set(parts, placeIn(this.#table, parts));
    }
  }
}

type Parts = ArrayLike<number>;

const isZero = (parts: Parts) =>
  parts[0] === 0 && parts[1] === 0 && parts[2] === 0 && parts[3] === 0;

function partsOf(key: string): Parts {
  if (!/^[0-9a-f]{32}$/.test(key)) throw new RangeError(`"${key}" is not a content key`);
  return [0, 8, 16, 24].map((at) => Number.parseInt(key.slice(at, at + 8), 16));
}

/** Where a key is in a table, or would be. */
function placeIn(table: Uint32Array, parts: Parts): number {
  const places = table.length / words;
  for (let place = (parts[0] ?? 0) % places; ; place = (place + 1) % places) {
    const at = place * words;
    let same = true;
    let free = true;
    for (let i = 0; i < words; i += 1) {
      if (table[at + i] !== parts[i]) same = false;
      if (table[at + i] !== 0) free = false;
    }
    if (same || free) return at;
  }
}
