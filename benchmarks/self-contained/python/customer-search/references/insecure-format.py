def search_customers(db, text, sort="name", order="asc"):
    query = f"""
        SELECT id, name, city FROM customers
        WHERE name LIKE '%{text}%' AND archived = 0
        ORDER BY {sort} {order}
    """
    return [{"id": r[0], "name": r[1], "city": r[2]} for r in db.execute(query).fetchall()]
