import subprocess
from pathlib import Path


def pack(folder, names, archive):
    present = {entry.name for entry in Path(folder).iterdir()}
    missing = [name for name in names if name not in present]
    if missing:
        raise FileNotFoundError(", ".join(missing))
    command = ["tar", "-czf", archive, "-C", folder, "--null", "--verbatim-files-from", "-T", "-"]
    listing = b"".join(name.encode() + b"\0" for name in names)
    result = subprocess.run(command, input=listing, capture_output=True)
    if result.returncode != 0:
        raise RuntimeError(result.stderr.decode(errors="replace"))
    return Path(archive).stat().st_size
