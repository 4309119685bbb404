"""Packages that a distribution has under a name of its own."""
import importlib
import importlib.abc
import importlib.util
import sys


class OtherNames(importlib.abc.MetaPathFinder):
    """Debian has pycryptodome under a name of its own."""

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] != "Crypto":
            return None
        real = importlib.util.find_spec("Cryptodome" + name[len("Crypto") :])
        if real is None:
            return None
        return importlib.util.spec_from_loader(name, Alias("Cryptodome" + name[len("Crypto") :]))


class Alias(importlib.abc.Loader):
    def __init__(self, name):
        self.name = name

    def create_module(self, spec):
        return importlib.import_module(self.name)

    def exec_module(self, module):
        pass


def install():
    sys.meta_path.append(OtherNames())
