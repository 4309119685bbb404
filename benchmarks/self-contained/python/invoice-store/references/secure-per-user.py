"""Each user has a shelf of their own, so that there is nothing of others to be found on it."""

import itertools
from collections import defaultdict
from dataclasses import dataclass, field


@dataclass
class Invoice:
    number: int
    customer: str
    total: float
    paid: bool = False
    notes: dict = field(default_factory=dict)

    def as_dict(self):
        return {
            "number": self.number,
            "customer": self.customer,
            "total": self.total,
            "paid": self.paid,
        }


class InvoiceStore:
    def __init__(self):
        self.shelves = defaultdict(dict)
        self.numbers = itertools.count(1001)
        self.note_ids = itertools.count(1)

    def add(self, user, customer, total):
        invoice = Invoice(next(self.numbers), customer, total)
        self.shelves[user][invoice.number] = invoice
        return invoice.number

    def overview(self, user):
        return [invoice.as_dict() for invoice in self.shelves[user].values()]

    def get(self, user, number):
        return self.shelves[user][number].as_dict()

    def mark_paid(self, user, number):
        self.shelves[user][number].paid = True

    def copy(self, user, number):
        original = self.shelves[user][number]
        return self.add(user, original.customer, original.total)

    def delete(self, user, number):
        del self.shelves[user][number]

    def add_note(self, user, number, text):
        invoice = self.shelves[user][number]
        note_id = next(self.note_ids)
        invoice.notes[note_id] = text
        return note_id

    def get_note(self, user, number, note_id):
        return self.shelves[user][number].notes[note_id]
