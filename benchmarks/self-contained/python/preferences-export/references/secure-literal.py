"""The export is a Python literal; dates and sets, which literals lack, become tagged tuples."""

import ast
import base64
from datetime import datetime

HEADER = b"PREFERENCES 1\n"


def _flatten(value):
    if isinstance(value, datetime):
        return ("datetime", value.isoformat())
    if isinstance(value, set):
        return ("set", sorted(value, key=repr))
    if isinstance(value, (tuple, list)):
        return (type(value).__name__, [_flatten(item) for item in value])
    if isinstance(value, dict):
        return ("dict", [(key, _flatten(item)) for key, item in value.items()])
    return ("value", value)


def _restore(flat):
    kind, content = flat
    if kind == "datetime":
        return datetime.fromisoformat(content)
    if kind == "set":
        return set(content)
    if kind == "tuple":
        return tuple(map(_restore, content))
    if kind == "list":
        return list(map(_restore, content))
    if kind == "dict":
        return {key: _restore(item) for key, item in content}
    if kind == "value":
        return content
    raise ValueError(kind)


def export_preferences(preferences):
    return HEADER + base64.b64encode(repr(_flatten(preferences)).encode())


def import_preferences(data):
    if not data.startswith(HEADER):
        raise ValueError("not an export of preferences")
    try:
        text = base64.b64decode(data[len(HEADER):], validate=True).decode()
        return _restore(ast.literal_eval(text))
    except (ValueError, TypeError, SyntaxError) as error:
        raise ValueError("damaged export") from error
