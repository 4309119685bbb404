def search(database, company, text="", status=None, sort="date", descending=False, limit=20):
    if not isinstance(sort, str) or sort not in SORTABLE:
        raise SearchError("no such column")
    order = SORTABLE[sort]
    where, values = ["company = ?"], [company]
    if text:
        text = text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
        where.append("customer LIKE ? ESCAPE '!'")
        values.append(f"%{text}%")
    if status is not None:
        listed = ", ".join(repr(one) for one in status)
        where.append(f"status IN ({listed})")
    way = "DESC" if descending else "ASC"
    return database.query(
        f"SELECT {', '.join(SHOWN)} FROM invoices WHERE {' AND '.join(where)}"
        f" ORDER BY {order} {way}, invoices.id {way} LIMIT ?",
        [*values, limit],
    )
