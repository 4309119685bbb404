def search(database, company, text="", status=None, sort="date", descending=False, limit=20):
    if sort not in SORTABLE:
        raise SearchError(f"unknown column {sort}")
    where = ["company = ?", "instr(lower(customer), ?) > 0"]
    if status is not None:
        where.append("status IN (" + ", ".join(f"'{one}'" for one in status) + ")")
    direction = "DESC" if descending else "ASC"
    return database.query(
        f"SELECT {', '.join(SHOWN)} FROM invoices WHERE {' AND '.join(where)} "
        f"ORDER BY {SORTABLE[sort]} {direction}, id {direction} LIMIT {limit}",
        (company, text.lower()),
    )
