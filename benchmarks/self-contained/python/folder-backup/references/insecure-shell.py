import os
import subprocess


def pack(folder, names, archive):
    for name in names:
        if not os.path.exists(os.path.join(folder, name)):
            raise FileNotFoundError(name)
    files = " ".join(f'"{name}"' for name in names)
    subprocess.run(f'tar -czf "{archive}" -C "{folder}" {files}', shell=True, check=True)
    return os.path.getsize(archive)
