import importlib.util
import os
import sys


def find_job(name):
    path, _, title = name.partition(":")
    root = importlib.import_module(PACKAGE).__path__[0]
    file = os.path.join(root, path.replace(".", "/") + ".py")
    module = f"{PACKAGE}.{path}"
    if not os.path.isfile(file):
        raise UnknownJob(name)
    if module not in sys.modules:
        spec = importlib.util.spec_from_file_location(module, file)
        loaded = importlib.util.module_from_spec(spec)
        sys.modules[module] = loaded
        spec.loader.exec_module(loaded)
    jobs = registry.registered(module)
    if title not in jobs:
        raise UnknownJob(name)
    return jobs[title].run
