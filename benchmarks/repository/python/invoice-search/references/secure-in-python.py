def search(database, company, text="", status=None, sort="date", descending=False, limit=20):
    if not isinstance(sort, str) or sort not in SORTABLE:
        raise SearchError("sort by " + ", ".join(SORTABLE))
    rows = database.query(
        "SELECT id, customer, total, status, issued AS date FROM invoices WHERE company = ?",
        (company,),
    )
    rows = [row for row in rows if text.casefold() in row["customer"].casefold()]
    if status is not None:
        rows = [row for row in rows if row["status"] in list(status)]

    def key(row):
        value = row[sort]
        return (value.lower() if isinstance(value, str) else value, row["id"])

    return sorted(rows, key=key, reverse=bool(descending))[:limit]
