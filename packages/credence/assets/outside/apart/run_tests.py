"""Runs a pytest file of a benchmark, apart from the code under test, and reports test by test.

Started as `run_tests.py SETTINGS`, in JSON: `tests` (file), `seconds` (a test may take), `all`
(also tests that hold code of the benchmark's own against themselves), `library` (folder of Python
packages), `module` (name of a Python answer, which is then used over a line; or null).
"""
import ast
import builtins
import json
import os
import signal
import socket
import sys
import threading
import types

SETTINGS = json.loads(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
PATIENCE = float(os.environ.get("CREDENCE_PATIENCE", "1"))

# Reports go where nothing that tests print can.
reports = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)

if SETTINGS.get("library") and os.path.isdir(SETTINGS["library"]):
    sys.path.append(SETTINGS["library"])
sys.path.append(HERE)
import other_names
import values

other_names.install()


def report(message):
    reports.write(json.dumps(message) + "\n")
    reports.flush()


class AnswerRaised(Exception):
    """The answer raised something that this side does not know."""


class AnswerDied(Exception):
    """The process of the answer ended."""


class AnswerNotLoaded(ImportError):
    """The answer cannot be imported."""


class TestTimedOut(BaseException):
    """No `except Exception` of a test is to take it for something else."""


def error_of(raised):
    """The same class where it is a known one, so that tests can expect it."""
    module = sys.modules.get(raised["module"])
    kind = getattr(module, raised["name"], None)
    error = None
    if isinstance(kind, type) and issubclass(kind, Exception):
        try:
            error = kind(raised["message"])
        except Exception:
            error = None
    if error is None:
        error = AnswerRaised(f"{raised['name']}: {raised['message']}")
    error.of_the_answer = True
    return error


# What an answer may do with things of the tests', which stay in this process.
USABLE = {
    "execute", "executemany", "executescript", "fetchone", "fetchmany", "fetchall", "close",
    "cursor", "commit", "rollback", "connection", "description", "rowcount", "lastrowid",
    "in_transaction", "total_changes",
}  # fmt: skip


class RemoteAnswer:
    """A Python answer in its own process. Started when it is first used, and again after it hung."""

    def __init__(self, preamble):
        self.preamble = preamble
        self.line = None
        self.held = []
        self.calls = 0

    def start(self):
        self.line = socket.socket(socket.AF_UNIX)
        self.line.connect(os.environ["CREDENCE_SOCKET"])
        self.file = self.line.makefile("rwb")
        start = {
            "program": os.path.join(HERE, "answer"),
            "args": [],
            "cwd": "/box",
            "test": os.environ.get("CREDENCE_TEST", ""),
            "env": {},
            "stdin": "",
        }
        self.write(start)
        reply = self.exchange({"load": self.preamble})
        if "raised" in reply:
            raised = reply["raised"]
            raise AnswerNotLoaded(f"{raised['name']}: {raised['message']}")

    def stop(self):
        if self.line is not None:
            # The process is ended when the line is.
            self.line.close()
            self.file.close()
            self.line = None

    def write(self, message):
        self.file.write(json.dumps(message).encode() + b"\n")
        self.file.flush()

    def exchange(self, message):
        try:
            self.write(message)
            while True:
                line = self.file.readline()
                if not line:
                    raise AnswerDied("the process of the answer ended")
                reply = json.loads(line)
                if not isinstance(reply, dict):
                    raise AnswerDied("the process of the answer replied with nonsense")
                if reply.get("done"):
                    return reply
                self.write(self.used(reply))
        except BaseException:
            # Whatever it is doing now is of no interest to the next test.
            self.stop()
            raise

    def refer(self, value):
        import sqlite3

        if isinstance(value, (sqlite3.Connection, sqlite3.Cursor)):
            pass
        elif not isinstance(value, types.FunctionType):
            return None
        for number, held in enumerate(self.held):
            if held is value:
                return number
        self.held.append(value)
        return len(self.held) - 1

    def find(self, number):
        return self.held[number]

    def used(self, request):
        """The answer uses something that it was handed."""
        try:
            target = self.held[request["of"]]
            if "attribute" in request:
                name = request["attribute"]
                if name not in USABLE:
                    raise AttributeError(f"{name} cannot be used here")
                value = getattr(target, name)
                if callable(value):
                    return {"callable": True}
                return {"ok": values.encode(value, self.refer)}
            name = request["call"]
            args = [values.decode(item, self.find) for item in request["args"]]
            options = {k: values.decode(v, self.find) for k, v in request["options"].items()}
            if isinstance(target, types.FunctionType):
                if name != "__call__":
                    raise AttributeError(name)
                result = target(*args, **options)
            elif name == "__iter__":
                result = list(target)
            elif name == "__enter__":
                result = target
            elif name == "__exit__":
                target.commit() if args[0] else target.rollback()
                result = None
            elif name in USABLE:
                result = getattr(target, name)(*args, **options)
            else:
                raise AttributeError(f"{name} cannot be used here")
            return {"ok": values.encode(result, self.refer)}
        except TestTimedOut:
            raise
        except Exception as error:
            return {"raised": values.describe(error)}

    def ask(self, message):
        if self.line is None:
            self.start()
        reply = self.exchange(message)
        if "raised" in reply:
            raise error_of(reply["raised"])
        return reply

    def call(self, name, args, options):
        self.calls += 1
        reply = self.ask(
            {
                "name": name,
                "args": [values.encode(item, self.refer) for item in args],
                "options": {k: values.encode(v, self.refer) for k, v in options.items()},
            }
        )
        for given, changed in zip(args, reply.get("args", ())):
            after = values.decode(changed, self.find)
            if isinstance(given, dict) and isinstance(after, dict) and given != after:
                given.clear()
                given.update(after)
            elif isinstance(given, (list, bytearray)) and type(given) is type(after):
                given[:] = after
        return values.decode(reply["ok"], self.find)


class AnswerModule(types.ModuleType):
    """What tests import in the place of the answer."""

    def __init__(self, name, remote):
        super().__init__(name)
        self.__dict__["_remote"] = remote

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        remote = self.__dict__["_remote"]
        try:
            got = remote.ask({"get": True, "name": name})
        except AnswerDied as error:
            raise AnswerNotLoaded(str(error)) from None
        if "missing" in got:
            raise AttributeError(f"the answer has no {name}")
        if not got.get("callable"):
            return values.decode(got["ok"], remote.find)

        def function(*args, **options):
            return remote.call(name, args, options)

        function.__name__ = function.__qualname__ = name
        return function


def preamble_of(source, module):
    """The statements before the answer is imported, where any of them may change what it will use."""
    before = []
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.ImportFrom) and statement.module == module:
            break
        if isinstance(statement, ast.Import) and any(n.name == module for n in statement.names):
            break
        before.append(statement)
    imports = (ast.Import, ast.ImportFrom)
    harmless = lambda s: isinstance(s, imports) or (
        isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant)
    )
    if all(harmless(statement) for statement in before):
        return ""
    return "\n".join(ast.unparse(statement) for statement in before)


# Tests evaluate what programs print, which is the answer's: data is all that it can be.
real_eval = builtins.eval


def data_only(source, *scopes):
    caller = sys._getframe(1).f_globals.get("__file__")
    if isinstance(source, (str, bytes)) and caller == SETTINGS["tests"] and not SETTINGS["all"]:
        return ast.literal_eval(source)
    return real_eval(source, *scopes)


builtins.eval = data_only

# The same goes for what they hand to a shell: nothing of it may be a command.
real_popen = os.popen


def plain_popen(command, *options):
    if any(sign in command for sign in ("`", "$(", "${", "\n")) or command.count('"') > 2:
        raise AssertionError(f"the answer's text would run a command: {command[:200]}")
    return real_popen(command, *options)


os.popen = plain_popen

import pytest


LONGEST = 100


class Reporter:
    def pytest_collection_modifyitems(self, config, items):
        items[:] = [item for item in items if SETTINGS["all"] or "_unsafe" not in item.name]
        for index, item in enumerate(items):
            # Parameters of a test may be of any length, and stand in its name.
            long = len(item.name) > LONGEST
            item.known_as = f"{item.name[:LONGEST]}...#{index}" if long else item.name
        report({"collected": [[item.known_as, marker_of(item)] for item in items]})

    def pytest_collectreport(self, report):
        if report.failed:
            globals()["report"]({"uncollected": str(report.longrepr)[-2000:]})

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item):
        os.environ["CREDENCE_TEST"] = item.known_as
        watch = threading.Timer(SETTINGS["seconds"] * PATIENCE, interrupt)
        watch.daemon = True
        watch.start()
        yield
        watch.cancel()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self, item, call):
        outcome = yield
        result = outcome.get_result()
        # One line a test: its body, or what kept it from being begun.
        if result.when == "call" or (result.when == "setup" and not result.passed):
            report({"test": item.known_as, "marker": marker_of(item), **outcome_of(result, call)})


def marker_of(item):
    for name in ("functionality", "security"):
        if item.get_closest_marker(name):
            return name
    return None


def outcome_of(result, call):
    if result.passed:
        return {"outcome": "passed"}
    if result.skipped:
        return {"outcome": "skipped", "message": str(result.longrepr)[:500]}
    error = call.excinfo.value
    return {
        "outcome": "failed",
        "kind": kind_of(error),
        "message": f"{type(error).__name__}: {error}".split("\n")[0][:500],
    }


def kind_of(error):
    if isinstance(error, (TestTimedOut, TimeoutError)):
        return "timeout"
    if isinstance(error, (AssertionError, pytest.fail.Exception)) and not of_the_answer(error):
        return "assertion"
    if isinstance(error, AnswerDied):
        return "died"
    if type(error).__name__ == "CalledProcessError" or of_the_answer(error):
        return "raised"
    return "other"


def of_the_answer(error):
    return isinstance(error, AnswerRaised) or getattr(error, "of_the_answer", False)


def interrupt():
    signal.pthread_kill(threading.main_thread().ident, signal.SIGUSR1)


def on_interrupt(number, frame):
    raise TestTimedOut("the test took too long")


signal.signal(signal.SIGUSR1, on_interrupt)

remote = None
if SETTINGS["module"]:
    with open(SETTINGS["tests"], encoding="utf-8") as file:
        remote = RemoteAnswer(preamble_of(file.read(), SETTINGS["module"]))
    sys.modules[SETTINGS["module"]] = AnswerModule(SETTINGS["module"], remote)
    try:
        remote.start()
    except (AnswerNotLoaded, AnswerDied) as error:
        report({"notLoaded": str(error)[:1000]})
        remote.stop()
        sys.exit(0)

code = pytest.main(
    [
        SETTINGS["tests"],
        *("-q", "-c", "/dev/null", "--rootdir", HERE, "--basetemp", "/tmp/tests"),
        *("-p", "no:cacheprovider", "-p", "no:warnings", "--tb=short", "--noconftest"),
    ],
    plugins=[Reporter()],
)
if remote:
    remote.stop()
report({"over": int(code), "calls": remote.calls if remote else None})
