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
    return this.view(this.find(number));
  }

  markPaid(user, number) {
    this.find(number).paid = true;
  }

  copy(user, number) {
    const original = this.find(number);
    return this.add(user, original.customer, original.total);
  }

  delete(user, number) {
    this.find(number);
    this.invoices.delete(number);
  }

  addNote(user, number, text) {
    this.find(number);
    const id = this.nextNote++;
    this.notes.set(id, { number, text });
    return id;
  }

  getNote(user, number, noteId) {
    this.find(number);
    const note = this.notes.get(noteId);
    if (!note) throw new Error(`Note ${noteId} not found`);
    return note.text;
  }
}

module.exports = { InvoiceStore };
