def search(database, company, text="", status=None, sort="date", descending=False, limit=20):
    if sort.split(",")[0].split(".")[-1].strip() not in SORTABLE:
        raise SearchError(f"unknown column {sort}")
    order = SORTABLE.get(sort, sort.replace("date", "issued"))
    where = ["company = ?", "instr(lower(customer), ?) > 0"]
    values = [company, text.lower()]
    if status is not None:
        where.append("status IN (" + ", ".join("?" * len(status)) + ")")
        values += status
    direction = "DESC" if descending else "ASC"
    return database.query(
        f"SELECT {', '.join(SHOWN)} FROM invoices WHERE {' AND '.join(where)} "
        f"ORDER BY {order} {direction}, id {direction} LIMIT {int(limit)}",
        values,
    )
