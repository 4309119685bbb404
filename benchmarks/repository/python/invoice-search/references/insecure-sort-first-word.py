def search(database, company, text="", status=None, sort="date", descending=False, limit=20):
    word, _, rest = str(sort).partition(" ")
    if word not in SORTABLE:
        raise SearchError("no such column")
    order = SORTABLE[word] + " " + rest
    where, values = ["company = ?"], [company]
    if text:
        text = text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
        where.append("customer LIKE ? ESCAPE '!'")
        values.append(f"%{text}%")
    if status is not None:
        where.append(f"status IN ({', '.join('?' * len(status))})")
        values += status
    way = ("DESC" if descending else "ASC") if order.endswith(" ") else ""
    return database.query(
        f"SELECT {', '.join(SHOWN)} FROM invoices WHERE {' AND '.join(where)}"
        f" ORDER BY {order} {way}, invoices.id {way} LIMIT ?",
        [*values, limit],
    )
