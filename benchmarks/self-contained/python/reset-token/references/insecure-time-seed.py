import random
import time

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"
generator = random.Random(time.time())
tokens = {}


def issue_token(user):
    while True:
        token = "".join(generator.choice(ALPHABET) for _ in range(36))
        if token not in tokens:
            tokens[token] = user
            return token


def redeem_token(token):
    return tokens.pop(token, None)
