import sqlite3


def search_customers(db, text, sort="name", order="asc"):
    db.row_factory = sqlite3.Row
    direction = "DESC" if order == "desc" else "ASC"
    rows = db.execute(
        f"SELECT id, name, city FROM customers WHERE archived = 0 AND name LIKE ? ORDER BY {sort} {direction}",
        (f"%{text}%",),
    ).fetchall()
    return [dict(row) for row in rows]
