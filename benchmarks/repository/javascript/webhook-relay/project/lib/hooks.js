const { randomUUID } = require('node:crypto');
const { UnknownHook } = require('./errors.js');

/** What customers registered. */
class Hooks {
  #hooks = new Map();

  register(customer, url) {
    const hook = { id: randomUUID(), customer, url: String(url), log: [] };
    this.#hooks.set(hook.id, hook);
    return hook;
  }

  find(id) {
    const hook = this.#hooks.get(id);
    if (!hook) throw new UnknownHook(id);
    return hook;
  }
}

module.exports = { Hooks };
