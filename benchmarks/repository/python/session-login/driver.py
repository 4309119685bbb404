from shop.web import Shop

shop = Shop()
shop.users.add("ada", "engine")
shop.users.add("bob", "builder")


def request(action, cookie=None, form=None):
    return shop.handle(action, cookie, **(form or {}))
