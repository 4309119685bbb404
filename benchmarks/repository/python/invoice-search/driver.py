from ledger.api import Api
from ledger.database import Database
from ledger.search import search as search_directly

database = Database()
api = Api(database)


def add(rows):
    for id, company, customer, total, status, issued in rows:
        database.insert(
            "invoices", id=id, company=company, customer=customer, total=total, status=status, issued=issued
        )


def key(company, text):
    database.insert("api_keys", company=company, key=text)


def ask(company, request):
    return api.list_invoices(company, request)


def search(company, options):
    return search_directly(database, company, **options)
