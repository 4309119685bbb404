"""What the web server calls."""
from .database import Database
from .errors import LedgerError
from .search import search


class Api:
    def __init__(self, database: Database):
        self.database = database

    def list_invoices(self, company: int, request: dict):
        """`company` is the session's; `request` holds what the customer sent, as text and lists."""
        try:
            found = search(
                self.database,
                company,
                text=request.get("text", ""),
                status=request.get("status"),
                sort=request.get("sort", "date"),
                descending=request.get("descending", False),
            )
        except LedgerError as error:
            return {"error": str(error)}
        return {"invoices": found}
