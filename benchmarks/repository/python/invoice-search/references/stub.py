def search(database, company, text="", status=None, sort="date", descending=False, limit=20):
    return []
