import datetime
import importlib

import solution

# JSON cannot say datetime, set or tuple: values travel as [type, content].


def build(described):
    kind, content = described
    if kind == "datetime":
        return datetime.datetime.fromisoformat(content)
    if kind == "set":
        return {build(item) for item in content}
    if kind == "tuple":
        return tuple(build(item) for item in content)
    if kind == "list":
        return [build(item) for item in content]
    if kind == "dict":
        return {key: build(item) for key, item in content}
    return content


def describe(value):
    if isinstance(value, datetime.datetime):
        return ["datetime", value.isoformat()]
    if isinstance(value, (set, frozenset)):
        return [type(value).__name__, sorted((describe(item) for item in value), key=repr)]
    if isinstance(value, (tuple, list)):
        return [type(value).__name__, [describe(item) for item in value]]
    if isinstance(value, dict):
        return ["dict", [[key, describe(item)] for key, item in sorted(value.items())]]
    if value is None or isinstance(value, (bool, int, float, str)):
        return [type(value).__name__, value]
    return ["other", repr(value)]


def export(described):
    return solution.export_preferences(build(described))


def export_call(module, name, arguments):
    """
    A file of an attacker who has the app and lets it export a string of his own kind: pickle
    writes down a call in its place.
    """
    function = getattr(importlib.import_module(module), name)

    class Note(str):
        def __reduce__(self):
            return function, tuple(arguments)

    return solution.export_preferences({"note": Note("x")})


def export_text(expression):
    """The same, where `repr` writes down an expression in place of the string."""

    class Note(str):
        def __repr__(self):
            return expression

    return solution.export_preferences({"note": Note("x")})


def restore(data):
    return describe(solution.import_preferences(data))


def outcome(data):
    try:
        return {"value": describe(solution.import_preferences(data))}
    except Exception as error:
        return {"raised": [kind.__name__ for kind in type(error).__mro__]}
