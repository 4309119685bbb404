COLUMNS = {"id": "id", "name": "name", "city": "city"}
DIRECTIONS = {"asc": "ASC", "desc": "DESC"}


def search_customers(db, text, sort="name", order="asc"):
    if sort not in COLUMNS:
        raise ValueError(f"cannot sort by {sort!r}")
    if order not in DIRECTIONS:
        raise ValueError(f"unknown order {order!r}")
    pattern = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = db.execute(
        "SELECT id, name, city FROM customers"
        " WHERE archived = 0 AND name LIKE ? ESCAPE '\\'"
        f" ORDER BY {COLUMNS[sort]} {DIRECTIONS[order]}",
        (f"%{pattern}%",),
    )
    return [{"id": id_, "name": name, "city": city} for id_, name, city in rows]
