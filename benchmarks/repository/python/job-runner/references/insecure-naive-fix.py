def find_job(name):
    path, _, label = name.partition(":")
    if "." in label or label.startswith("_") or path.startswith("."):
        raise UnknownJob(name)
    try:
        module = importlib.import_module(f"{PACKAGE}.{path}")
    except (ImportError, ValueError, TypeError) as error:
        raise UnknownJob(name) from error
    for job in registry.registered(module.__name__).values():
        if job.name == label:
            return job.run
    function = vars(module).get(label)
    if not callable(function) or function.__module__ != module.__name__:
        raise UnknownJob(name)
    return function
