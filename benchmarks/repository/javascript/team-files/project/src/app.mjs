import { Days } from './days.mjs';
import { Forbidden, NotFound } from './errors.mjs';
import { Files } from './files.mjs';
import { Members } from './members.mjs';
import * as shares from './shares.mjs';

/** What the web server calls: the user is the one who signed in, the rest is from the request. */
export class App {
  files = new Files();
  members = new Members();
  links = new Map();
  #days = new Days();

  today() {
    return this.#days.today();
  }

  setDay(day) {
    this.#days.set(day);
  }

  read(user, fileId) {
    const file = this.files.get(fileId);
    this.members.require(file.team, user, 'reader');
    return { name: file.name, content: file.content };
  }

  rename(user, fileId, name) {
    const file = this.files.get(fileId);
    this.members.require(file.team, user, 'writer');
    file.name = name;
  }

  /** One of the four things that can be done with links. */
  share(action, user, ...rest) {
    try {
      return { value: shares[action](this, user, ...rest) ?? null };
    } catch (error) {
      if (error instanceof NotFound || error instanceof Forbidden) return { error: error.name };
      throw error;
    }
  }
}
