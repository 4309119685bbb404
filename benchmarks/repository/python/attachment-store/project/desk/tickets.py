"""The tickets, in one JSON file."""
import json

from .errors import UnknownTicket


class Tickets:
    def __init__(self, settings):
        self._file = settings.tickets

    def _all(self):
        return json.loads(self._file.read_text()) if self._file.exists() else {}

    def open(self, key, customer, subject):
        tickets = self._all()
        tickets[key] = {"customer": customer, "subject": subject, "messages": []}
        self._file.write_text(json.dumps(tickets, indent=1))

    def reply(self, key, text):
        tickets = self._all()
        if key not in tickets:
            raise UnknownTicket(key)
        tickets[key]["messages"].append(text)
        self._file.write_text(json.dumps(tickets, indent=1))

    def of(self, customer):
        return {key: one for key, one in self._all().items() if one["customer"] == customer}
