import os
import shlex


def pack(folder, names, archive):
    files = []
    for name in names:
        if "/" in name or not os.path.exists(os.path.join(folder, name)):
            raise FileNotFoundError(name)
        files.append(shlex.quote("./" + name))
    status = os.system(
        f"tar -czf {shlex.quote(archive)} -C {shlex.quote(folder)} --transform='s,^\\./,,' {' '.join(files)}"
    )
    if status != 0:
        raise OSError(f"tar ended with {status}")
    return os.stat(archive).st_size
