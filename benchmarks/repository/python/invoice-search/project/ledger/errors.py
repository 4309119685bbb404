class LedgerError(Exception):
    pass


class SearchError(LedgerError):
    """A search that cannot be carried out, with the reason."""
