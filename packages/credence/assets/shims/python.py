"""Runs beside the answer, in its process: loads it and carries out the calls that the checks ask for.

Requests come as JSON lines on the standard input, replies leave as JSON lines on the pipe that was
the standard output. Neither is reachable by accident: the answer's own stdin is empty and its
stdout goes where its stderr goes. Nothing here is trusted; what it says is only observed.
"""
import os
import sys

_requests = os.fdopen(os.dup(0), "r", encoding="utf-8", newline="\n")
_replies = os.dup(1)
_null = os.open("/dev/null", os.O_RDONLY)
os.dup2(_null, 0)
os.close(_null)
os.dup2(2, 1)


def main():
    import base64
    import importlib.util
    import json

    dumps, loads, write = json.dumps, json.loads, os.write

    def encode(value, depth=0):
        if value is None or isinstance(value, (bool, str)):
            return value
        if isinstance(value, int):
            return value if -(2**53) < value < 2**53 else {"$object": repr(value)}
        if isinstance(value, float):
            return value if value - value == 0 else {"$object": repr(value)}
        if depth > 50:
            return {"$object": "nested too deeply"}
        if isinstance(value, (bytes, bytearray, memoryview)):
            return {"$bytes": base64.b64encode(bytes(value)).decode("ascii")}
        if isinstance(value, (list, tuple)):
            return [encode(item, depth + 1) for item in value]
        if isinstance(value, dict):
            return {str(key): encode(item, depth + 1) for key, item in value.items()}
        if isinstance(value, (set, frozenset)):
            return [encode(item, depth + 1) for item in sorted(value, key=repr)]
        return {"$object": repr(value)[:2000]}

    def decode(value):
        if isinstance(value, list):
            return [decode(item) for item in value]
        if isinstance(value, dict):
            if set(value) == {"$bytes"}:
                return base64.b64decode(value["$bytes"])
            return {key: decode(item) for key, item in value.items()}
        return value

    def reply(message):
        data = dumps(message).encode("utf-8") + b"\n"
        while data:
            data = data[write(_replies, data):]

    def load(name, path):
        spec = importlib.util.spec_from_file_location(name, path)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        return module

    def load_source(name, source):
        module = type(sys)(name)
        sys.modules[name] = module
        exec(compile(source, name + ".py", "exec"), module.__dict__)
        return module

    def call(name, args):
        function = getattr(driver, name, None) if driver else None
        if function is None:
            function = getattr(sys.modules.get("solution"), name, None)
        if function is None:
            raise AttributeError("the answer has no " + name)
        value = function(*args)
        if hasattr(value, "__await__"):
            import asyncio

            async def settle():
                return await value

            value = asyncio.run(settle())
        return encode(value)

    def guarded(identity, work):
        try:
            message = {"id": identity, "ok": work()}
        except SystemExit as error:
            sys.stderr.flush()
            os._exit(error.code if isinstance(error.code, int) else 1)
        except BaseException as error:  # whatever the answer raises is an observation
            text = str(error)[:2000].encode("utf-8", "replace").decode("utf-8")
            message = {"id": identity, "raised": {"type": type(error).__name__, "message": text}}
        reply(message)

    sys.dont_write_bytecode = True
    sys.path.insert(0, "/box")
    first = loads(_requests.readline())
    driver = None

    def prepare():
        nonlocal driver
        if first["driver"] is None:
            load("solution", first["answer"])
        else:
            # A driver imports the answer itself, after whatever it has to arrange before.
            driver = load_source("driver", first["driver"])
            if first["answer"] is not None and "solution" not in sys.modules:
                load("solution", first["answer"])
        return None

    guarded(first["id"], prepare)
    for line in _requests:
        request = loads(line)
        guarded(request["id"], lambda: call(request["call"], decode(request["args"])))


main()
