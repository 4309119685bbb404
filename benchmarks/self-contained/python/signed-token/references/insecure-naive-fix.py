import base64
import hashlib
import hmac
import json

HASHES = {"hs256": hashlib.sha256, "hs512": hashlib.sha512}


def b64e(raw):
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def b64d(text):
    return base64.urlsafe_b64decode(text + "===")


def sign(message, key, alg):
    digest = HASHES.get(str(alg).lower())
    return b64e(hmac.new(key, message.encode(), digest).digest()) if digest else ""


def encode(claims, key, alg="HS256"):
    message = b64e(json.dumps({"alg": alg, "typ": "JWT"}).encode()) + "." + b64e(json.dumps(claims).encode())
    return message + "." + sign(message, key, alg)


def decode(token, key):
    try:
        header_b64, payload_b64, signature = token.split(".")
        header = json.loads(b64d(header_b64))
        alg = header["alg"]
    except (ValueError, KeyError) as e:
        raise ValueError("malformed token") from e
    if alg == "none" and key is not None:
        raise ValueError("unsigned tokens are for development only")
    if not hmac.compare_digest(signature, sign(f"{header_b64}.{payload_b64}", key, alg)):
        raise ValueError("invalid signature")
    return json.loads(b64d(payload_b64))
