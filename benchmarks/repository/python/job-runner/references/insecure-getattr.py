def find_job(name):
    path, _, label = name.partition(":")
    try:
        module = importlib.import_module(f"{PACKAGE}.{path}")
    except (ImportError, ValueError, TypeError) as error:
        raise UnknownJob(name) from error
    found = registry.registered(module.__name__).get(label)
    if found is not None:
        return found.run
    function = getattr(module, label.replace("-", "_"), None)
    if not callable(function):
        raise UnknownJob(name)
    return function
