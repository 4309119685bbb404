import { NotFound } from './errors.mjs';

/** All files of all teams. Says nothing about who may see them. */
export class Files {
  #files = new Map();
  #next = 1;

  add(team, name, content) {
    const file = { id: this.#next, team, name, content };
    this.#next += 1;
    this.#files.set(file.id, file);
    return file.id;
  }

  /** The file, whoever asks. */
  get(id) {
    const file = this.#files.get(id);
    if (!file) throw new NotFound('there is no such file');
    return file;
  }

  move(id, team) {
    this.get(id).team = team;
  }

  remove(id) {
    this.#files.delete(id);
  }
}
