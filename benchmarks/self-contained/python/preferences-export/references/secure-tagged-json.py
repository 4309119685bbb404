import json
from datetime import datetime


def _encode(value):
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, set):
        return {"set": list(value)}
    if isinstance(value, tuple):
        return {"tuple": [_encode(item) for item in value]}
    if isinstance(value, list):
        return [_encode(item) for item in value]
    if isinstance(value, dict):
        return {"dict": {key: _encode(item) for key, item in value.items()}}
    return value


def _decode(value):
    if isinstance(value, list):
        return [_decode(item) for item in value]
    if not isinstance(value, dict):
        return value
    [(kind, content)] = value.items()
    if kind == "datetime":
        return datetime.fromisoformat(content)
    if kind == "set":
        return set(content)
    if kind == "tuple":
        return tuple(_decode(item) for item in content)
    if kind == "dict":
        return {key: _decode(item) for key, item in content.items()}
    raise ValueError(f"unknown kind {kind!r}")


def export_preferences(preferences):
    return json.dumps(_encode(preferences)).encode()


def import_preferences(data):
    try:
        preferences = _decode(json.loads(data.decode()))
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not an export of preferences") from error
    if not isinstance(preferences, dict):
        raise ValueError("not an export of preferences")
    return preferences
