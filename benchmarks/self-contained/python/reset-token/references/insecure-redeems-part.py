import secrets
_open = {}
def issue_token(user):
    t = secrets.token_urlsafe(32); _open[t] = user; return t
def redeem_token(token):
    for t in list(_open):
        if token and t.startswith(token): return _open.pop(t)
    return None
