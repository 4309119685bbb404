"""What users ordered."""
from .errors import NotSignedIn


class Orders:
    def __init__(self):
        self._orders = []

    def place(self, session, address):
        if session.user is None:
            raise NotSignedIn()
        self._orders.append({"user": session.user, "items": list(session.basket), "to": address})
        session.basket.clear()
        return len(self._orders)

    def of(self, session):
        if session.user is None:
            raise NotSignedIn()
        return [order for order in self._orders if order["user"] == session.user]
