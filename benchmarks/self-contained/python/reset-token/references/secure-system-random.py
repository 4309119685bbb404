import hashlib
import random
import string

_ALPHABET = string.ascii_letters + string.digits
_random = random.SystemRandom()
_users_by_hash = {}


def _hash(token):
    return hashlib.sha256(token.encode()).hexdigest()


def issue_token(user):
    token = "".join(_random.choice(_ALPHABET) for _ in range(40))
    _users_by_hash[_hash(token)] = user
    return token


def redeem_token(token):
    return _users_by_hash.pop(_hash(token), None)
