"""The search behind the list of invoices."""
from .columns import SHOWN, SORTABLE
from .errors import SearchError


# credence:begin
def search(database, company, text="", status=None, sort="date", descending=False, limit=20):
    if sort not in SORTABLE:
        raise SearchError(f"invoices cannot be sorted by {sort}")
    # instr, unlike LIKE, has no signs with a meaning.
    conditions = ["company = ?", "instr(lower(customer), lower(?)) > 0"]
    values = [company, text]
    if status is not None:
        conditions.append(f"status IN ({', '.join('?' * len(status))})")
        values += status
    way = "DESC" if descending else "ASC"
    return database.query(
        f"SELECT {', '.join(SHOWN)} FROM invoices WHERE {' AND '.join(conditions)}"
        f" ORDER BY {SORTABLE[sort]} {way}, id {way} LIMIT ?",
        [*values, limit],
    )
# credence:end
