"""The mails that the club sends."""
from . import texts
from .members import member
from .signature import signature
from .templates import fill


class Notices:
    def __init__(self, club: str):
        self.club = club
        self.sent = 0

    def invitation(self, record: dict, title: str) -> str:
        one = member(record)
        values = {"name": one.name, "title": title, "signature": signature(self.club)}
        return fill(texts.INVITATION, values)

    def message(self, record: dict, message: str) -> str:
        """What a member writes to all others."""
        self.sent += 1
        one = member(record)
        values = {
            "from": one.name,
            "message": message,
            "motto": one.motto or None,
            "number": self.sent,
            "signature": signature(self.club),
        }
        return fill(texts.MESSAGE, values)
