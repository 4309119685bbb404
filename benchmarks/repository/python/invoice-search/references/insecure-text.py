def search(database, company, text="", status=None, sort="date", descending=False, limit=20):
    if sort not in SORTABLE:
        raise SearchError(f"unknown column {sort}")
    quoted = text.lower()
    if quoted.count("'") == 1 and " " not in quoted:
        quoted = quoted.replace("'", "''")
    where = ["company = ?", f"instr(lower(customer), '{quoted}') > 0"]
    values = [company]
    if status is not None:
        where.append("status IN (" + ", ".join("?" * len(status)) + ")")
        values += status
    direction = "DESC" if descending else "ASC"
    return database.query(
        f"SELECT {', '.join(SHOWN)} FROM invoices WHERE {' AND '.join(where)} "
        f"ORDER BY {SORTABLE[sort]} {direction}, id {direction} LIMIT {int(limit)}",
        values,
    )
