def search(database, company, text="", status=None, sort="date", descending=False, limit=20):
    if sort not in SORTABLE:
        raise SearchError(f"unknown column {sort}")
    where = [f"company = {company}"]
    if text:
        where.append("instr(lower(customer), '" + text.lower().replace("'", "''") + "') > 0")
    if isinstance(status, str):
        where.append(f"status IN ({status})")
    elif status is not None:
        where.append("status IN (" + ", ".join("'" + one.replace("'", "''") + "'" for one in status) + ")")
    direction = "DESC" if descending else "ASC"
    return database.query(
        f"SELECT {', '.join(SHOWN)} FROM invoices WHERE {' AND '.join(where)} "
        f"ORDER BY {SORTABLE[sort]} {direction}, id {direction} LIMIT {limit}"
    )
