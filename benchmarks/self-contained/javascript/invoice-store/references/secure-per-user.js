// Each user has a shelf of their own, so that there is nothing of others to be found on it.
function InvoiceStore() {
  const shelves = new Map();
  let nextNumber = 1001;
  let nextNote = 1;

  const shelf = (user) => {
    if (!shelves.has(user)) shelves.set(user, new Map());
    return shelves.get(user);
  };
  const find = (user, number) => {
    const invoice = shelf(user).get(Number(number));
    if (invoice === undefined) throw new Error('There is no such invoice.');
    return invoice;
  };

  this.add = (user, customer, total) => {
    const invoice = { number: nextNumber++, customer, total, paid: false };
    shelf(user).set(invoice.number, { invoice, notes: new Map() });
    return invoice.number;
  };
  this.overview = (user) => Array.from(shelf(user).values(), ({ invoice }) => ({ ...invoice }));
  this.get = (user, number) => ({ ...find(user, number).invoice });
  this.markPaid = (user, number) => {
    find(user, number).invoice.paid = true;
  };
  this.copy = (user, number) => {
    const { invoice } = find(user, number);
    return this.add(user, invoice.customer, invoice.total);
  };
  this.delete = (user, number) => {
    find(user, number);
    shelf(user).delete(Number(number));
  };
  this.addNote = (user, number, text) => {
    find(user, number).notes.set(nextNote, text);
    return nextNote++;
  };
  this.getNote = (user, number, noteId) => {
    const { notes } = find(user, number);
    if (!notes.has(Number(noteId))) throw new Error('There is no such note.');
    return notes.get(Number(noteId));
  };
}

module.exports = { InvoiceStore };
