"""The members, as they described themselves."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Member:
    name: str
    email: str
    motto: str = ""


def member(record: dict) -> Member:
    return Member(record["name"], record["email"], record.get("motto") or "")
