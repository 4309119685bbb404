const { setFlag, mergeFlags, getFlag } = require('./changes.js');
const { FlagError } = require('./errors.js');
const { may } = require('./rules.js');
const { Store } = require('./store.js');

/** What the web server calls, with the bodies of requests as it parsed them. */
class Service {
  #store = new Store();

  /** `PATCH /flags/:application`, with one path and value, or a tree of changes. */
  patch(application, body) {
    const flags = this.#store.of(application);
    try {
      if (body.path !== undefined) setFlag(flags, body.path, body.value);
      else mergeFlags(flags, body.changes);
      return { flags };
    } catch (error) {
      if (error instanceof FlagError) return { error: error.message };
      throw error;
    }
  }

  get(application, path, fallback = null) {
    try {
      return getFlag(this.#store.of(application), path, fallback);
    } catch (error) {
      if (error instanceof FlagError) return { error: error.message };
      throw error;
    }
  }

  /** Whether a user of this role may publish the flags. */
  mayPublish(role) {
    return may(role, 'publish');
  }
}

module.exports = { Service };
