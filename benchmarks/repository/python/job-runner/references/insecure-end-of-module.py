def find_job(name):
    path, _, title = name.partition(":")
    if not re.fullmatch(r"\w+(\.\w+)*", path):
        raise UnknownJob(name)
    try:
        importlib.import_module(f"{PACKAGE}.{path}")
    except ImportError:
        pass
    for (owner, known), job in registry._jobs.items():
        if known == title and (owner + ".").endswith(f".{path}."):
            return job.run
    raise UnknownJob(name)
