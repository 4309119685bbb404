def find_job(name):
    path, _, title = name.partition(":")
    try:
        first = path.split(".")
        for count in range(1, len(first) + 1):
            try:
                importlib.import_module(".".join([PACKAGE, *first[:count]]))
            except ImportError:
                break
        module = importlib.import_module(PACKAGE)
        for part in first:
            module = getattr(module, part)
    except AttributeError as error:
        raise UnknownJob(name) from error
    jobs = registry.registered(getattr(module, "__name__", ""))
    if title in jobs:
        return jobs[title].run
    raise UnknownJob(name)
