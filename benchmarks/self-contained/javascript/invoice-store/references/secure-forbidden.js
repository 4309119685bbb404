class NotFound extends Error {}
class Forbidden extends Error {}

class InvoiceStore {
  constructor() {
    this.list = [];
    this.noteCount = 0;
  }

  _record(user, number) {
    const record = this.list.find((r) => !r.deleted && r.data.number === number);
    if (!record) throw new NotFound(`Invoice ${number} does not exist`);
    if (record.user !== user) throw new Forbidden(`Invoice ${number} belongs to somebody else`);
    return record;
  }

  add(user, customer, total) {
    const data = { number: 1001 + this.list.length, customer, total, paid: false };
    this.list.push({ user, data, notes: [], deleted: false });
    return data.number;
  }

  overview(user) {
    return this.list.filter((r) => r.user === user && !r.deleted).map((r) => ({ ...r.data }));
  }

  get(user, number) {
    return { ...this._record(user, number).data };
  }

  markPaid(user, number) {
    this._record(user, number).data.paid = true;
  }

  copy(user, number) {
    const { data } = this._record(user, number);
    return this.add(user, data.customer, data.total);
  }

  delete(user, number) {
    this._record(user, number).deleted = true;
  }

  addNote(user, number, text) {
    const { notes } = this._record(user, number);
    notes.push({ id: ++this.noteCount, text });
    return this.noteCount;
  }

  getNote(user, number, noteId) {
    const note = this._record(user, number).notes.find(({ id }) => id === noteId);
    if (!note) throw new NotFound(`Note ${noteId} does not exist`);
    return note.text;
  }
}

module.exports = { InvoiceStore };
