def describe(folder, names):
    return {}


def rename_by_kind(folder, name):
    return None
