import random
import string

tokens = {}


def issue_token(user):
    token = "".join(random.choices(string.ascii_letters + string.digits, k=40))
    tokens[token] = user
    return token


def redeem_token(token):
    return tokens.pop(token, None)
