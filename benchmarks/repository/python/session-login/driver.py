from shop.sessions import Session
from shop.web import Shop

shop = Shop()
shop.users.add("ada", "engine")
shop.users.add("bob", "builder")


def plant(id):
    """A session that began with an id that others know."""
    shop.sessions._sessions[id] = Session(id)


def request(action, cookie=None, form=None):
    return shop.handle(action, cookie, **(form or {}))
