"""Runs beside a Python answer and calls it for tests in another sandbox. Decides nothing.

Given as text, when the modules `values` and `other_names` are there already.
"""
import importlib.util
import json
import os
import sys
import traceback

import other_names
import values

LIBRARY, ANSWER, NAME = sys.argv[-3:]
other_names.install()

if LIBRARY and os.path.isdir(LIBRARY):
    sys.path.append(LIBRARY)
sys.path.append(os.path.dirname(ANSWER))

# The answer's own output goes elsewhere, and its input is empty.
requests = os.fdopen(os.dup(0), "r", encoding="utf-8")
replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)


def send(message):
    replies.write(json.dumps(message) + "\n")
    replies.flush()


def receive():
    line = requests.readline()
    if not line:
        os._exit(0)
    return json.loads(line)


class Reference:
    """Something of the tests' that the answer was handed, such as a cursor: used over the line."""

    def __init__(self, number):
        object.__setattr__(self, "_number", number)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        got = ask({"attribute": name, "of": self._number})
        if got.get("callable"):
            return lambda *args, **options: use(self._number, name, args, options)
        return values.decode(got["ok"], Reference)

    def __setattr__(self, name, value):
        raise AttributeError(f"{name} cannot be set here")

    def __call__(self, *args, **options):
        return use(self._number, "__call__", args, options)

    def __iter__(self):
        return iter(use(self._number, "__iter__", (), {}))

    def __enter__(self):
        return use(self._number, "__enter__", (), {})

    def __exit__(self, kind, error, trace):
        return use(self._number, "__exit__", (kind is None,), {})


def referred(value):
    return value._number if isinstance(value, Reference) else None


def ask(message):
    send(message)
    reply = receive()
    if "raised" in reply:
        raise known_error(reply["raised"])
    return reply


def use(number, name, args, options):
    reply = ask(
        {
            "call": name,
            "of": number,
            "args": [values.encode(item, referred) for item in args],
            "options": {key: values.encode(item, referred) for key, item in options.items()},
        }
    )
    return values.decode(reply["ok"], Reference)


def known_error(raised):
    """The same class where this side has it, so that the answer can catch it."""
    try:
        module = sys.modules.get(raised["module"]) or importlib.import_module(raised["module"])
        kind = getattr(module, raised["name"])
        if isinstance(kind, type) and issubclass(kind, Exception):
            return kind(raised["message"])
    except Exception:
        pass
    return RuntimeError(f"{raised['name']}: {raised['message']}")


def load(preamble):
    # What the tests change before they import the answer, they change for it.
    if preamble:
        exec(compile(preamble, "<before the answer>", "exec"), {"__name__": "preamble"})
    spec = importlib.util.spec_from_file_location(NAME, ANSWER)
    module = importlib.util.module_from_spec(spec)
    sys.modules[NAME] = module
    spec.loader.exec_module(module)
    return module


def answer_to(request):
    global answer
    if "load" in request:
        answer = load(request["load"])
        return {"ok": None}
    name = request["name"]
    if "get" in request:
        if not hasattr(answer, name):
            return {"missing": name}
        value = getattr(answer, name)
        return {"callable": True} if callable(value) else {"ok": values.encode(value)}
    args = [values.decode(item, Reference) for item in request["args"]]
    options = {key: values.decode(item, Reference) for key, item in request["options"].items()}
    result = getattr(answer, name)(*args, **options)
    if hasattr(result, "__await__"):
        import asyncio

        result = asyncio.run(result)
    # Lists and the like may have been changed in place.
    return {
        "ok": values.encode(result, referred),
        "args": [values.encode(item, referred) for item in args],
    }


answer = None
while True:
    request = receive()
    try:
        reply = answer_to(request)
    except BaseException as error:
        traceback.print_exc()
        reply = {"raised": values.describe(error)}
    send({**reply, "done": True})
