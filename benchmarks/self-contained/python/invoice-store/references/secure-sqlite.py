import sqlite3

SCHEMA = """
CREATE TABLE invoices (number INTEGER PRIMARY KEY AUTOINCREMENT, owner, customer, total, paid DEFAULT 0);
CREATE TABLE notes (id INTEGER PRIMARY KEY AUTOINCREMENT, owner, number, text);
INSERT INTO sqlite_sequence VALUES ('invoices', 1000);
"""


class NotYours(PermissionError):
    pass


class InvoiceStore:
    def __init__(self):
        self.db = sqlite3.connect(":memory:", check_same_thread=False)
        self.db.executescript(SCHEMA)

    def _select(self, more, *args):
        sql = "SELECT number, customer, total, paid FROM invoices WHERE " + more
        return [
            {"number": number, "customer": customer, "total": total, "paid": bool(paid)}
            for number, customer, total, paid in self.db.execute(sql, args)
        ]

    def add(self, user, customer, total):
        return self.db.execute(
            "INSERT INTO invoices (owner, customer, total) VALUES (?, ?, ?)", (user, customer, total)
        ).lastrowid

    def overview(self, user):
        return self._select("owner = ? ORDER BY number", user)

    def get(self, user, number):
        if self._select("number = ? AND owner <> ?", number, user):
            raise NotYours("this invoice is not yours")
        for invoice in self._select("number = ? AND owner = ?", number, user):
            return invoice
        raise KeyError(number)

    def mark_paid(self, user, number):
        self.get(user, number)
        self.db.execute("UPDATE invoices SET paid = 1 WHERE number = ? AND owner = ?", (number, user))

    def copy(self, user, number):
        invoice = self.get(user, number)
        return self.add(user, invoice["customer"], invoice["total"])

    def delete(self, user, number):
        self.get(user, number)
        self.db.execute("DELETE FROM notes WHERE number = ?", (number,))
        self.db.execute("DELETE FROM invoices WHERE number = ?", (number,))

    def add_note(self, user, number, text):
        self.get(user, number)
        return self.db.execute(
            "INSERT INTO notes (owner, number, text) VALUES (?, ?, ?)", (user, number, text)
        ).lastrowid

    def get_note(self, user, number, note_id):
        self.get(user, number)
        row = self.db.execute(
            "SELECT text FROM notes WHERE id = ? AND number = ? AND owner = ?", (note_id, number, user)
        ).fetchone()
        if row is None:
            raise KeyError(note_id)
        return row[0]
