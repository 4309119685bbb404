import os
import subprocess


def pack(folder, names, archive):
    for name in names:
        if not os.path.exists(os.path.join(folder, name)):
            raise FileNotFoundError(name)
    subprocess.run(["tar", "-czf", archive, "-C", folder] + list(names), check=True)
    return os.path.getsize(archive)
