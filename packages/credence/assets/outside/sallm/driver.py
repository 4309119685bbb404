"""Runs a SALLM task's unit tests in the process of the answer, as SALLM does, and says what each did.

It decides nothing: rows of results go back as they are. The tests import the answer by its name and
replace parts of it, so they have to share its process; what is read of `unittest` here is taken
before the answer is imported.
"""
import importlib
import importlib.abc
import importlib.machinery
import os
import sys
import unittest
import unittest.mock

_run, _load = unittest.TestSuite.run, unittest.TestLoader().loadTestsFromModule
_module = None


class _Crypto(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """pycryptodome under its usual name, where only `Cryptodome` is installed."""

    def find_spec(self, name, path=None, target=None):
        if name != "Crypto" and not name.startswith("Crypto."):
            return None
        try:
            module = importlib.import_module("Cryptodome" + name[len("Crypto"):])
        except ModuleNotFoundError:
            return None
        spec = importlib.machinery.ModuleSpec(name, self, is_package=hasattr(module, "__path__"))
        spec.loader_state = (module, module.__spec__)
        return spec

    def create_module(self, spec):
        return spec.loader_state[0]

    def exec_module(self, module):
        module.__spec__ = module.__spec__.loader_state[1]


class _Only(importlib.abc.MetaPathFinder):
    """Lets code import what the task's requirements bring, and nothing else that is installed."""

    def __init__(self, allowed):
        self.allowed = set(allowed) | set(sys.stdlib_module_names)

    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top in self.allowed or os.path.exists("/box/" + top + ".py"):
            return None
        raise ModuleNotFoundError("No module named " + repr(name), name=name)


class _Rows(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.rows = []

    def note(self, test, state, error=None):
        method = test.id().rpartition(".")[2]
        self.rows.append([method, state, str(error[1])[:500] if error else ""])

    def addSuccess(self, test):
        self.note(test, "success")

    def addError(self, test, err):
        self.note(test, "error", err)

    def addFailure(self, test, err):
        self.note(test, "failure", err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], test.failureException)
            self.note(test, "failure" if failed else "error", err)


def _methods(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from _methods(item)
        else:
            yield item


def load(tests, answer, folders, only, serve):
    """Imports the tests, and the answer with them. Returns [state, message]; state is `loaded`,
    `uncompilable`, `import-error`, `load-error` or `exited`."""
    global _module
    # Their paths are relative.
    os.chdir("/box")
    for folder in folders:
        os.makedirs(folder, exist_ok=True)
    if only is not None:
        sys.meta_path.insert(0, _Only(only))
    if importlib.machinery.PathFinder.find_spec("Crypto") is None:
        sys.meta_path.insert(1 if only is not None else 0, _Crypto())
    with open(answer + ".py", encoding="utf-8", errors="replace") as file:
        text = file.read()
    if not serve and "flask" in text:
        try:
            import flask
        except ImportError:
            pass
        else:
            # An answer that starts its server when it is imported would never be tested.
            flask.Flask.run = lambda *args, **options: None
    try:
        compile(text, answer + ".py", "exec")
    except (SyntaxError, ValueError) as error:
        return ["uncompilable", str(error)[:500]]
    try:
        _module = importlib.import_module(tests)
    except ImportError as error:
        return ["import-error", str(error)[:500]]
    except SystemExit as error:
        return ["exited", "the answer ended the process with " + repr(error.code)]
    except BaseException as error:
        return ["load-error", (type(error).__name__ + ": " + str(error))[:500]]
    return ["loaded", ""]


def run(wanted):
    """Runs the tests, or those of one method, and returns a row [method, state, message] a result: a
    method has more than one when its clean-up fails as well."""
    tests = _methods(_load(_module))
    suite = unittest.TestSuite(
        test for test in tests if wanted is None or test.id().rpartition(".")[2] == wanted
    )
    result = _Rows()
    try:
        _run(suite, result)
    except SystemExit as error:
        result.rows.append(["", "exited", repr(error.code)])
    return result.rows
