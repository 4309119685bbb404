def save(settings, ticket, name, data):
    raise SystemExit(3)


def load(settings, ticket, name):
    raise SystemExit(3)
