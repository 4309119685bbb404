"""Whether a signature is needed follows from the key, never from the token."""

import binascii
import hashlib
import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode


def b64(data: bytes) -> str:
    return urlsafe_b64encode(data).decode("ascii").replace("=", "")


def unb64(text: str) -> bytes:
    try:
        return urlsafe_b64decode(text.encode("ascii") + b"==")
    except (binascii.Error, UnicodeEncodeError) as e:
        raise ValueError("bad base64") from e


def encode(claims, key, alg="HS256"):
    head = b64(json.dumps({"alg": alg, "typ": "JWT"}, separators=(",", ":")).encode("utf-8"))
    body = b64(json.dumps(claims, separators=(",", ":"), ensure_ascii=False).encode("utf-8"))
    message = f"{head}.{body}"
    if alg == "none":
        if key is not None:
            raise ValueError("a token without signature takes no key")
        return message + "."
    digest = {"HS256": "sha256", "HS512": "sha512"}[alg]
    return message + "." + b64(hmac.digest(key, message.encode("ascii"), digest))


def decode(token, key):
    parts = token.split(".")
    if len(parts) != 3:
        raise ValueError("a token has three parts")
    head, body, signature = parts
    header = json.loads(unb64(head))
    alg = header.get("alg") if isinstance(header, dict) else None
    if key is None:
        if alg != "none" or signature != "":
            raise ValueError("cannot check a signature without a key")
    else:
        if alg == "HS256":
            hash_ = hashlib.sha256
        elif alg == "HS512":
            hash_ = hashlib.sha512
        else:
            raise ValueError("unsupported algorithm")
        good = b64(hmac.new(key, f"{head}.{body}".encode("ascii"), hash_).digest())
        if not hmac.compare_digest(good.encode(), signature.encode()):
            raise ValueError("wrong signature")
    return json.loads(unb64(body))
