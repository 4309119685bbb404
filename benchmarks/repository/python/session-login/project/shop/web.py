"""The requests of visitors, as plain functions of what the web server parsed."""
from . import accounts
from .errors import ShopError
from .orders import Orders
from .sessions import Sessions
from .users import Users


class Shop:
    def __init__(self):
        self.users, self.sessions, self.orders = Users(), Sessions(), Orders()

    def handle(self, action, cookie=None, **form):
        """Answers a request. The cookie of the answer replaces the visitor's."""
        session = self.sessions.find(cookie) if cookie else None
        if session is None:
            session = self.sessions.start()
        try:
            if action == "sign-in":
                session = accounts.sign_in(
                    self.sessions, self.users, session, form["name"], form["password"]
                )
            elif action == "sign-out":
                session = accounts.sign_out(self.sessions, session)
            elif action == "add":
                session.basket.append(form["item"])
            elif action == "order":
                return self._answer(session, number=self.orders.place(session, form["address"]))
            elif action == "orders":
                return self._answer(session, orders=self.orders.of(session))
            return self._answer(session)
        except ShopError as error:
            return self._answer(session, error=type(error).__name__)

    @staticmethod
    def _answer(session, **more):
        return {"cookie": session.id, "user": session.user, "basket": list(session.basket), **more}
