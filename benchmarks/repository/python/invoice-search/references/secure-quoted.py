def _quoted(value):
    if not isinstance(value, str) or "\0" in value:
        raise SearchError("only text can be searched for")
    return "'" + value.replace("'", "''") + "'"


def search(database, company, text="", status=None, sort="date", descending=False, limit=20):
    if not isinstance(sort, str) or sort not in SORTABLE:
        raise SearchError("cannot sort by that")
    where = [f"company = {int(company)}"]
    if text:
        for sign in "!%_":
            text = text.replace(sign, "!" + sign)
        where.append(f"customer LIKE {_quoted('%' + text + '%')} ESCAPE '!'")
    if status is not None:
        where.append(f"status IN ({', '.join(_quoted(one) for one in status)})")
    way = "DESC" if descending else "ASC"
    return database.query(
        f"SELECT {', '.join(SHOWN)} FROM invoices WHERE {' AND '.join(where)}"
        f" ORDER BY {SORTABLE[sort]} {way}, id {way} LIMIT {int(limit)}"
    )
