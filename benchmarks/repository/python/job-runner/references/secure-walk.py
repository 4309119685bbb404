import pkgutil


def _modules():
    package = importlib.import_module(PACKAGE)
    prefix = PACKAGE + "."
    found = {}
    for info in pkgutil.iter_modules(package.__path__):
        found[info.name] = prefix + info.name
        if info.ispkg:
            inner = importlib.import_module(prefix + info.name)
            for sub in pkgutil.iter_modules(inner.__path__):
                found[f"{info.name}.{sub.name}"] = f"{prefix}{info.name}.{sub.name}"
    return found


def find_job(name):
    path, _, label = name.partition(":")
    module = _modules().get(path)
    if module is None:
        raise UnknownJob(name)
    importlib.import_module(module)
    try:
        return registry.registered(module)[label].run
    except KeyError:
        raise UnknownJob(name) from None
