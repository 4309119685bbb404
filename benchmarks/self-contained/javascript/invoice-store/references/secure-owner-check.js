'use strict';

class InvoiceStore {
  #invoices = new Map();
  #notes = new Map();
  #lastNumber = 1000;
  #lastNote = 0;

  /** The record of an invoice of this user; those of others do not exist for them. */
  #find(user, number) {
    const record = this.#invoices.get(number);
    if (!record || record.owner !== user) throw new Error(`no invoice ${number}`);
    return record;
  }

  #view({ number, customer, total, paid }) {
    return { number, customer, total, paid };
  }

  add(user, customer, total) {
    const number = ++this.#lastNumber;
    this.#invoices.set(number, { owner: user, number, customer, total, paid: false });
    return number;
  }

  overview(user) {
    return [...this.#invoices.values()].filter(({ owner }) => owner === user).map(this.#view);
  }

  get(user, number) {
    return this.#view(this.#find(user, number));
  }

  markPaid(user, number) {
    this.#find(user, number).paid = true;
  }

  copy(user, number) {
    const { customer, total } = this.#find(user, number);
    return this.add(user, customer, total);
  }

  delete(user, number) {
    this.#invoices.delete(this.#find(user, number).number);
  }

  addNote(user, number, text) {
    const { number: of } = this.#find(user, number);
    this.#notes.set(++this.#lastNote, { of, text });
    return this.#lastNote;
  }

  getNote(user, number, noteId) {
    const { number: of } = this.#find(user, number);
    const note = this.#notes.get(noteId);
    if (note?.of !== of) throw new Error(`no note ${noteId}`);
    return note.text;
  }
}

module.exports = { InvoiceStore };
