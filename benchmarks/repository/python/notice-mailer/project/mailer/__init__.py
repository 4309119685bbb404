"""The mails of a club."""
