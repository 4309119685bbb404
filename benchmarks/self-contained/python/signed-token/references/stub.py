def encode(claims, key, alg="HS256"):
    return ".."


def decode(token, key):
    raise ValueError("not a token")
