import { renderEntry, renderList } from './pages/entry.mjs';
import { form } from './pages/form.mjs';
import { layout } from './pages/layout.mjs';
import { Store } from './store.mjs';

/** A guest book as plain functions of what the web server parsed. */
export class Site {
  #store = new Store();

  /** Somebody signs the book; the answer is the page with what they wrote. */
  sign(fields) {
    const entry = this.#store.add(fields);
    return String(layout('Thank you', renderEntry(entry)));
  }

  /** The page that everybody sees. */
  book(title = 'Guest book') {
    return String(layout(title, [renderList(this.#store.all()), form()]));
  }
}
