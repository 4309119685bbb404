class InvoiceStore:
    def __init__(self):
        self._invoices = {}
        self._notes = {}
        self._last_number = 1000
        self._last_note = 0

    def _find(self, user, number):
        """The record of an invoice of this user; those of others do not exist for them."""
        record = self._invoices[number]
        if record["owner"] != user:
            raise KeyError(number)
        return record

    @staticmethod
    def _view(record):
        return {key: record[key] for key in ("number", "customer", "total", "paid")}

    def add(self, user, customer, total):
        self._last_number += 1
        number = self._last_number
        self._invoices[number] = {
            "owner": user,
            "number": number,
            "customer": customer,
            "total": total,
            "paid": False,
        }
        return number

    def overview(self, user):
        mine = (r for r in self._invoices.values() if r["owner"] == user)
        return [self._view(r) for r in sorted(mine, key=lambda r: r["number"])]

    def get(self, user, number):
        return self._view(self._find(user, number))

    def mark_paid(self, user, number):
        self._find(user, number)["paid"] = True

    def copy(self, user, number):
        record = self._find(user, number)
        return self.add(user, record["customer"], record["total"])

    def delete(self, user, number):
        del self._invoices[self._find(user, number)["number"]]
        self._notes = {i: note for i, note in self._notes.items() if note[0] != number}

    def add_note(self, user, number, text):
        self._find(user, number)
        self._last_note += 1
        self._notes[self._last_note] = (number, text)
        return self._last_note

    def get_note(self, user, number, note_id):
        self._find(user, number)
        of, text = self._notes[note_id]
        if of != number:
            raise KeyError(note_id)
        return text
