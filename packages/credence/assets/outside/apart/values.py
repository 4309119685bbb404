"""Values on the line between tests and a Python answer: data travels, other things stay where they are.

Nothing is unpickled or evaluated, so that neither side can make the other run anything.
"""
import base64
import datetime
import decimal
import math
import pathlib

DEEPEST = 100


class Unknown:
    """A value that is no data: all that is known of it is how it describes itself."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


def encode(value, refer=None, depth=0):
    """Data that JSON can carry. `refer` gives a number to what is to be used from the other side."""
    if depth > DEEPEST:
        raise ValueError("the value is nested too deeply")
    inner = lambda item: encode(item, refer, depth + 1)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return {"$": "int", "v": hex(value)} if abs(value) >= 1 << 53 else int(value)
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else {"$": "float", "v": repr(float(value))}
    if isinstance(value, (bytes, bytearray, memoryview)):
        kind = "bytearray" if isinstance(value, bytearray) else "bytes"
        return {"$": kind, "v": base64.b64encode(bytes(value)).decode()}
    if isinstance(value, list):
        return [inner(item) for item in value]
    if isinstance(value, (tuple, set, frozenset)):
        kind = "tuple" if isinstance(value, tuple) else type(value).__name__
        kind = kind if kind in ("tuple", "set", "frozenset") else "set"
        return {"$": kind, "v": [inner(item) for item in value]}
    if isinstance(value, dict):
        return {"$": "dict", "v": [[inner(key), inner(item)] for key, item in value.items()]}
    if isinstance(value, pathlib.PurePath):
        return {"$": "path", "v": str(value)}
    if isinstance(value, datetime.datetime):
        return {"$": "datetime", "v": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"$": "date", "v": value.isoformat()}
    if isinstance(value, decimal.Decimal):
        return {"$": "decimal", "v": str(value)}
    number = refer(value) if refer else None
    if number is not None:
        return {"$": "ref", "v": number}
    return {"$": "unknown", "v": repr(value)[:2000]}


def decode(value, find=None, depth=0):
    """What `encode` made. `find` turns a number into something that can be used."""
    if depth > DEEPEST:
        raise ValueError("the value is nested too deeply")
    inner = lambda item: decode(item, find, depth + 1)
    if isinstance(value, list):
        return [inner(item) for item in value]
    if not isinstance(value, dict):
        return value
    kind, content = value["$"], value["v"]
    if kind in ("bytes", "bytearray"):
        data = base64.b64decode(content)
        return bytearray(data) if kind == "bytearray" else data
    if kind == "int":
        return int(content, 16)
    if kind == "float":
        return float(content)
    if kind in ("tuple", "set", "frozenset"):
        make = {"tuple": tuple, "set": set, "frozenset": frozenset}[kind]
        return make(inner(item) for item in content)
    if kind == "dict":
        return {inner(key): inner(item) for key, item in content}
    if kind == "path":
        return pathlib.Path(content)
    if kind == "datetime":
        return datetime.datetime.fromisoformat(content)
    if kind == "date":
        return datetime.date.fromisoformat(content)
    if kind == "decimal":
        return decimal.Decimal(content)
    if kind == "ref" and find:
        return find(content)
    return Unknown(str(content))


def describe(error):
    """An exception for the other side."""
    return {
        "module": type(error).__module__,
        "name": type(error).__qualname__,
        "message": str(error)[:4000],
    }
