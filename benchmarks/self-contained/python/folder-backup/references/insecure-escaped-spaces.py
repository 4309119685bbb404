import os


def pack(folder, names, archive):
    missing = [n for n in names if not os.path.exists(os.path.join(folder, n))]
    if missing:
        raise FileNotFoundError(f"not found: {missing}")
    escaped = [n.replace(" ", "\\ ") for n in names]
    os.system("tar czf %s -C %s -- %s" % (archive, folder, " ".join(escaped)))
    return os.path.getsize(archive)
