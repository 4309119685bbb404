import itertools, secrets
_c, _open = itertools.count(1), {}
def issue_token(user):
    n = next(_c); _open[n] = user
    return f"{secrets.token_hex(16)}-{n}"
def redeem_token(token):
    # only the number counts
    try: return _open.pop(int(token.rsplit("-", 1)[1]), None) if len(token) > 32 else None
    except (ValueError, IndexError): return None
