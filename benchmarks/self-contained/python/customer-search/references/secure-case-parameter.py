"""One fixed statement; the column and the direction choose within it, as parameters."""

QUERY = """
SELECT id, name, city
FROM customers
WHERE instr(lower(name), lower(:text)) > 0 AND NOT archived
ORDER BY CASE :sort WHEN 'id' THEN id WHEN 'city' THEN city ELSE name END
"""


def search_customers(db, text, sort="name", order="asc"):
    cursor = db.execute(QUERY, {"text": text, "sort": sort})
    keys = [column[0] for column in cursor.description]
    found = [dict(zip(keys, row)) for row in cursor]
    if str(order).lower() == "desc":
        found.reverse()
    return found
