import solution

_stores = {}


def open_store(name):
    _stores[name] = solution.InvoiceStore()


def ask(name, method, *args):
    return getattr(_stores[name], method)(*args)


def outcome(name, method, *args):
    try:
        return {"value": ask(name, method, *args)}
    except Exception as error:
        return {"raised": [kind.__name__ for kind in type(error).__mro__]}
