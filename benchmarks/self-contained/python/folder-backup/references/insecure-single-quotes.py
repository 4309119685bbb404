import os


def pack(folder, names, archive):
    command = f"cd '{folder}' && tar -czf '{archive}' --"
    for name in names:
        if not os.path.exists(os.path.join(folder, name)):
            raise FileNotFoundError(name)
        command += f" '{name}'"
    if os.system(command) != 0:
        raise RuntimeError("tar failed")
    return os.path.getsize(archive)
