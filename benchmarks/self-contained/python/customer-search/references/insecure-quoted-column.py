def search_customers(db, text, sort="name", order="asc"):
    sql = (
        "SELECT id, name, city FROM customers "
        "WHERE archived = 0 AND LOWER(name) LIKE ? "
        'ORDER BY "%s" %s' % (sort, order)
    )
    rows = db.execute(sql, ("%" + text.lower() + "%",))
    return [dict(zip(("id", "name", "city"), row)) for row in rows]
