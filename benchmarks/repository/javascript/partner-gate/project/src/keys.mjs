/**
 * The keys of partners: `{ id, partner, kind, secret | publicKey, retired }`. A retired key is kept
 * for the records, and no longer good for anything.
 */
export class Keys {
  #keys = new Map();

  register({ id, partner, kind, secret, publicKey }) {
    this.#keys.set(id, { id, partner, kind, secret, publicKey, retired: false });
  }

  retire(id) {
    const key = this.#keys.get(id);
    if (key) key.retired = true;
  }

  /** All that is known of a key, or `undefined`. */
  get(id) {
    return this.#keys.get(id);
  }

  /** The key that may be used under this id now, or `null`. */
  usable(id) {
    const key = this.#keys.get(id);
    return key && !key.retired ? key : null;
  }
}
