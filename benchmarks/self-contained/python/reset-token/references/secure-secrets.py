import secrets

_open = {}


def issue_token(user):
    token = secrets.token_urlsafe(32)
    _open[token] = user
    return token


def redeem_token(token):
    return _open.pop(token, None)
