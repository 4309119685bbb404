# the invoice is checked, but the note may be on another one
class InvoiceStore:
    def __init__(self):
        self.invoices = {}
        self.notes = {}
        self.next_number = 1001
        self.next_note = 1

    def _invoice(self, user, number):
        invoice = self.invoices[number]
        if invoice["user"] != user:
            raise KeyError(number)
        return invoice

    def _public(self, invoice):
        return {k: v for k, v in invoice.items() if k != "user"}

    def add(self, user, customer, total):
        number = self.next_number
        self.next_number += 1
        self.invoices[number] = dict(
            number=number, customer=customer, total=total, paid=False, user=user
        )
        return number

    def overview(self, user):
        return [self._public(i) for i in self.invoices.values() if i["user"] == user]

    def get(self, user, number):
        return self._public(self._invoice(user, number))

    def mark_paid(self, user, number):
        self._invoice(user, number)["paid"] = True

    def copy(self, user, number):
        original = self._invoice(user, number)
        return self.add(user, original["customer"], original["total"])

    def delete(self, user, number):
        self._invoice(user, number)
        del self.invoices[number]

    def add_note(self, user, number, text):
        self._invoice(user, number)
        note_id = self.next_note
        self.next_note += 1
        self.notes[note_id] = (number, text)
        return note_id

    def get_note(self, user, number, note_id):
        self._invoice(user, number)
        return self.notes[note_id][1]
