import hashlib, secrets
def _new(user): return hashlib.sha256(f"{user}:{secrets.randbelow(10**6)}".encode()).hexdigest()
_open = {}
def redeem_token(token): return _open.pop(token, None)

def issue_token(user):
    t = _new(user)
    _open[t] = user
    return t
