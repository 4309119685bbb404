import os
import subprocess


def pack(folder, names, archive):
    for name in names:
        if not os.path.lexists(os.path.join(folder, name)):
            raise FileNotFoundError(name)
    subprocess.run(
        ["tar", "--create", "--gzip", f"--file={archive}", f"--directory={folder}", "--", *names],
        check=True,
    )
    return os.path.getsize(archive)
