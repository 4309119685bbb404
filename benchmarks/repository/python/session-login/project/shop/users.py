"""Who may sign in."""
import hashlib
import hmac
import os


class Users:
    def __init__(self):
        self._users = {}

    def add(self, name, password):
        salt = os.urandom(16)
        self._users[name] = (salt, self._hash(password, salt))

    def fits(self, name, password):
        salt, wanted = self._users.get(name, (b"", b""))
        return hmac.compare_digest(self._hash(password, salt), wanted)

    @staticmethod
    def _hash(password, salt):
        return hashlib.scrypt(password.encode(), salt=salt, n=64, r=8, p=1)
