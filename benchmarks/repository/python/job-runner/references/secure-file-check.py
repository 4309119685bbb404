from pathlib import Path


def find_job(name):
    path, colon, label = name.partition(":")
    parts = path.split(".")
    if not colon or not all(part.isidentifier() for part in parts):
        raise UnknownJob(name)
    if not Path(__file__).parent.joinpath("builtin", *parts).with_suffix(".py").is_file():
        raise UnknownJob(name)
    module = ".".join([PACKAGE, *parts])
    importlib.import_module(module)
    jobs = registry.registered(module)
    if label not in jobs:
        raise UnknownJob(name)
    return jobs[label].run
