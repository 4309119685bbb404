def search_customers(db, text, sort="name", order="asc"):
    cursor = db.cursor()
    cursor.execute(
        "SELECT * FROM customers WHERE name LIKE '%' || ? || '%' AND archived != 1", [text]
    )
    customers = []
    for row in cursor.fetchall():
        customers.append({"id": row[0], "name": row[1], "city": row[2]})
    customers.sort(key=lambda customer: customer[sort], reverse=order == "desc")
    return customers
