def find_job(name):
    path, _, label = name.partition(":")
    for module in (f"{PACKAGE}.{path}", path):
        try:
            importlib.import_module(module)
        except (ImportError, ValueError, TypeError):
            continue
        job = registry.registered(module).get(label)
        if job is not None:
            return job.run
    raise UnknownJob(name)
