import base64
import hashlib
import hmac
import json

_DIGESTS = {"HS256": hashlib.sha256, "HS512": hashlib.sha512}


def _pack(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _unpack(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _sign(text, key, alg):
    if alg == "none" and key is None:
        return b""
    if alg not in _DIGESTS or not key:
        raise ValueError(f"the algorithm {alg!r} does not go with the key")
    return hmac.new(key, text.encode(), _DIGESTS[alg]).digest()


def encode(claims, key, alg="HS256"):
    header = {"alg": alg, "typ": "JWT"}
    text = ".".join(_pack(json.dumps(part).encode()) for part in (header, claims))
    return f"{text}.{_pack(_sign(text, key, alg))}"


def decode(token, key):
    text, _, signature = token.rpartition(".")
    header, _, payload = text.partition(".")
    try:
        alg = json.loads(_unpack(header))["alg"]
        expected = _sign(text, key, alg)
    except (KeyError, TypeError) as error:
        raise ValueError("malformed token") from error
    if not hmac.compare_digest(_unpack(signature), expected):
        raise ValueError("the signature does not match")
    return json.loads(_unpack(payload))
