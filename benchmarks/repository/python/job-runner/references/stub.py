def find_job(name):
    return lambda **arguments: None
