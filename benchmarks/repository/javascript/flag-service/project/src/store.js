/** The flags of every application. */
class Store {
  #flags = new Map();

  of(application) {
    if (!this.#flags.has(application)) this.#flags.set(application, {});
    return this.#flags.get(application);
  }
}

module.exports = { Store };
