"""Nothing but a counter is kept: the token is a number and its code under a key of this process."""

import hmac
import os

_KEY = os.urandom(32)
_users = []


def _code(number):
    return hmac.new(_KEY, str(number).encode(), "sha256").hexdigest()[:48]


def issue_token(user):
    _users.append(user)
    number = len(_users) - 1
    return f"{number}-{_code(number)}"


def redeem_token(token):
    number, _, code = token.partition("-")
    if not number.isdecimal() or int(number) >= len(_users):
        return None
    if not hmac.compare_digest(code.encode(), _code(int(number)).encode()):
        return None
    user, _users[int(number)] = _users[int(number)], None
    return user
