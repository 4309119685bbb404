/** The entries of the guest book, in memory. */
export class Store {
  #entries = [];
  #time = 0;

  add({ name, message, homepage, tags }) {
    this.#time += 1;
    const entry = { name, message, time: this.#time };
    if (homepage) entry.homepage = homepage;
    if (tags?.length) entry.tags = tags;
    this.#entries.push(entry);
    return entry;
  }

  all() {
    return [...this.#entries];
  }
}
