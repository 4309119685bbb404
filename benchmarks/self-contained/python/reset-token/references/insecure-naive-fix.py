import hashlib
import random
from datetime import datetime

_tokens = {}


def issue_token(user):
    seed = f"{user}:{datetime.now().isoformat()}:{random.random()}"
    token = hashlib.sha256(seed.encode("utf-8")).hexdigest()
    _tokens[token] = user
    return token


def redeem_token(token):
    return _tokens.pop(token, None)
