def search_customers(db, text, sort="name", order="asc"):
    return []
