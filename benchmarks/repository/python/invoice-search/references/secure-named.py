def search(database, company, text="", status=None, sort="date", descending=False, limit=20):
    try:
        order = SORTABLE[sort]
    except (KeyError, TypeError):
        raise SearchError("unknown column") from None
    values = {"company": company, "limit": limit}
    sql = f"SELECT {', '.join(SHOWN)} FROM invoices WHERE company = :company"
    if text:
        for sign in "\\%_":
            text = text.replace(sign, "\\" + sign)
        values["text"] = f"%{text}%"
        sql += " AND customer LIKE :text ESCAPE '\\'"
    if status is not None:
        names = []
        for index, one in enumerate(status):
            values[f"status{index}"] = one
            names.append(f":status{index}")
        sql += f" AND status IN ({', '.join(names)})"
    direction = "DESC" if descending else "ASC"
    return database.query(f"{sql} ORDER BY {order} {direction}, id {direction} LIMIT :limit", values)
