const { deliver } = require('./deliver.js');
const { RelayError } = require('./errors.js');
const { Hooks } = require('./hooks.js');

/** What the web server calls. */
class Relay {
  #hooks = new Hooks();

  /** A customer registers an address; any will do. */
  register(customer, url) {
    return this.#hooks.register(customer, url).id;
  }

  async send(id, event) {
    const hook = this.#hooks.find(id);
    try {
      const answer = await deliver(hook, event);
      hook.log.push(answer);
      return answer;
    } catch (error) {
      if (!(error instanceof RelayError)) throw error;
      hook.log.push({ error: error.name });
      return { error: error.name };
    }
  }

  /** What the customer sees of past deliveries. */
  log(id) {
    return this.#hooks.find(id).log;
  }
}

module.exports = { Relay };
