"""The database, and the only way to ask it."""
import sqlite3

SCHEMA = """
CREATE TABLE IF NOT EXISTS invoices (
  id INTEGER PRIMARY KEY, company INTEGER, customer TEXT, total INTEGER, status TEXT, issued TEXT
);
CREATE TABLE IF NOT EXISTS api_keys (company INTEGER, key TEXT);
"""


class Database:
    def __init__(self, path=":memory:"):
        self._connection = sqlite3.connect(path)
        self._connection.row_factory = sqlite3.Row
        # As others do: LIKE tells no small from capital letters of ASCII.
        self._connection.executescript(SCHEMA)

    def query(self, sql, values=()):
        """The rows of a SELECT as dicts. `values` fill the place holders, `?` or `:name`."""
        return [dict(row) for row in self._connection.execute(sql, values)]

    def insert(self, table, **values):
        names, holders = ", ".join(values), ", ".join("?" * len(values))
        self._connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({holders})", tuple(values.values())
        )
        self._connection.commit()
