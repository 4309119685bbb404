def search(database, company, text="", status=None, sort="date", descending=False, limit=20):
    if not isinstance(sort, str) or sort not in SORTABLE:
        raise SearchError("no such column")
    order = SORTABLE[sort]
    where, values = ["company = ?"], [company]
    if text:
        text = text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
        where.append("customer LIKE ? ESCAPE '!' OR lower(customer) LIKE ? ESCAPE '!'")
        values += [f"%{text}%", f"%{text.lower()}%"]
    if status is not None:
        where.append(f"status IN ({', '.join('?' * len(status))})")
        values += status
    way = "DESC" if descending else "ASC"
    return database.query(
        f"SELECT {', '.join(SHOWN)} FROM invoices WHERE {' AND '.join(where)}"
        f" ORDER BY {order} {way}, invoices.id {way} LIMIT ?",
        [*values, limit],
    )
