def find_job(name):
    path, colon, label = name.partition(":")
    if not colon or not path:
        raise UnknownJob(name)
    try:
        module = importlib.import_module("." + path, PACKAGE)
    except ImportError as error:
        raise UnknownJob(name) from error
    job = registry.registered(module.__name__).get(label)
    if job is None:
        raise UnknownJob(name)
    return job.run
