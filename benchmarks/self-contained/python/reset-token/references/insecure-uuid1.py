import uuid

_tokens = {}


def issue_token(user):
    token = str(uuid.uuid1())
    _tokens[token] = user
    return token


def redeem_token(token):
    return _tokens.pop(token, None)
