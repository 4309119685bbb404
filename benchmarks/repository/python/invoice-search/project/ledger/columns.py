"""The columns of invoices that requests may name: under which name, and what they are in SQL."""

SORTABLE = {
    "id": "invoices.id",
    "customer": "invoices.customer COLLATE NOCASE",
    "total": "invoices.total",
    "date": "invoices.issued",
}

SHOWN = ("id", "customer", "total", "status", "issued AS date")
