import base64
import hashlib
import hmac
import json


def _b64encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _b64decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _signature(alg, key, message):
    if alg == "none":
        return b""
    if alg == "HS256":
        return hmac.new(key, message, hashlib.sha256).digest()
    if alg == "HS512":
        return hmac.new(key, message, hashlib.sha512).digest()
    raise ValueError(f"Unsupported algorithm: {alg}")


def encode(claims, key, alg="HS256"):
    header = _b64encode(json.dumps({"alg": alg, "typ": "JWT"}).encode())
    payload = _b64encode(json.dumps(claims).encode())
    message = f"{header}.{payload}"
    return f"{message}.{_b64encode(_signature(alg, key, message.encode()))}"


def decode(token, key):
    try:
        header_part, payload_part, signature_part = token.split(".")
        header = json.loads(_b64decode(header_part))
        claims = json.loads(_b64decode(payload_part))
        signature = _b64decode(signature_part)
    except Exception as exc:
        raise ValueError("Malformed token") from exc
    message = f"{header_part}.{payload_part}".encode()
    expected = _signature(header.get("alg"), key, message)
    if not hmac.compare_digest(signature, expected):
        raise ValueError("Signature does not match")
    return claims
