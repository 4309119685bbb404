/** Words of 32 bits that a key of 32 hexadecimal digits takes. */
const words = 4;
const digits = 8 * words;

const hex = '0123456789abcdef';
const digitOf = new Int8Array(128).fill(-1);
for (let value = 0; value < hex.length; value += 1) digitOf[hex.charCodeAt(value)] = value;

/**
 * Numbers keys in the order in which they first come: 16 bytes each and no string, so that a journal of
 * millions can be read. Keys that are no content hashes are kept as they are.
 */
export class KeyTable {
  #size = 0;
  #keys = new Uint32Array(words * 1024);
  /** Open addressing: number + 1 of the key at each place, 0 where there is none. */
  #slots = new Int32Array(4096);
  readonly #others = new Map<string, number>();
  readonly #otherKeys = new Map<number, string>();
  readonly #read = new Uint32Array(words);

  get size(): number {
    return this.#size;
  }

  /** The number of a key; -1 for one that has none. */
  find(key: string): number {
    if (!this.#parse(key)) return this.#others.get(key) ?? -1;
    return this.#slots[this.#slotOf(this.#read, 0)]! - 1;
  }

  /** The number of a key, which gets the next one if it has none. */
  number(key: string): number {
    if (!this.#parse(key)) {
      const known = this.#others.get(key);
      if (known !== undefined) return known;
      this.#reserve();
      this.#others.set(key, this.#size);
      this.#otherKeys.set(this.#size, key);
      this.#size += 1;
      return this.#size - 1;
    }
    const slot = this.#slotOf(this.#read, 0);
    const known = this.#slots[slot]! - 1;
    if (known >= 0) return known;
    this.#reserve();
    this.#keys.set(this.#read, words * this.#size);
    this.#size += 1;
    this.#slots[slot] = this.#size;
    if (2 * this.#size > this.#slots.length) this.#rehash();
    return this.#size - 1;
  }

  /** Numbers a key; whether it is a new one. */
  add(key: string): boolean {
    const before = this.#size;
    this.number(key);
    return this.#size > before;
  }

  /** The key of a number. */
  at(number: number): string {
    const other = this.#otherKeys.get(number);
    if (other !== undefined) return other;
    let key = '';
    for (let word = words * number; word < words * (number + 1); word += 1) {
      key += this.#keys[word]!.toString(16).padStart(8, '0');
    }
    return key;
  }

  /** Reads a content hash; false for anything else. */
  #parse(key: string): boolean {
    if (key.length !== digits) return false;
    for (let word = 0, at = 0; word < words; word += 1) {
      let value = 0;
      for (const end = at + 8; at < end; at += 1) {
        const digit = digitOf[key.charCodeAt(at)] ?? -1;
        if (digit < 0) return false;
        value = (value << 4) | digit;
      }
      this.#read[word] = value;
    }
    return true;
  }

  /** Where a key is, or would be. Hashes are random already: their first word says where to look. */
  #slotOf(keys: Uint32Array, at: number): number {
    const mask = this.#slots.length - 1;
    let slot = keys[at]! & mask;
    for (;;) {
      const number = this.#slots[slot]! - 1;
      if (number < 0) return slot;
      let same = true;
      for (let word = 0; word < words && same; word += 1) {
        same = this.#keys[words * number + word] === keys[at + word];
      }
      if (same) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #reserve(): void {
    if (words * this.#size < this.#keys.length) return;
    const longer = new Uint32Array(2 * this.#keys.length);
    longer.set(this.#keys);
    this.#keys = longer;
  }

  #rehash(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let number = 0; number < this.#size; number += 1) {
      if (this.#otherKeys.has(number)) continue;
      this.#slots[this.#slotOf(this.#keys, words * number)] = number + 1;
    }
  }
}
