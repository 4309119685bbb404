class InvoiceStore:
    def __init__(self):
        self.invoices = {}
        self.owners = {}
        self.notes = {}
        self.next_number = 1001
        self.next_note = 1

    def add(self, user, customer, total):
        number = self.next_number
        self.next_number += 1
        self.invoices[number] = {
            "number": number,
            "customer": customer,
            "total": total,
            "paid": False,
        }
        self.owners[number] = user
        return number

    def overview(self, user):
        return [dict(self.invoices[n]) for n in sorted(self.invoices) if self.owners[n] == user]

    def get(self, user, number):
        return dict(self.invoices[number])

    def mark_paid(self, user, number):
        self.invoices[number]["paid"] = True

    def copy(self, user, number):
        original = self.invoices[number]
        return self.add(user, original["customer"], original["total"])

    def delete(self, user, number):
        del self.invoices[number]
        del self.owners[number]

    def add_note(self, user, number, text):
        if number not in self.invoices:
            raise KeyError(number)
        note_id = self.next_note
        self.next_note += 1
        self.notes[note_id] = {"number": number, "text": text}
        return note_id

    def get_note(self, user, number, note_id):
        self.invoices[number]
        return self.notes[note_id]["text"]
