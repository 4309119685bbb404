"""Takes photos from visitors."""
from pathlib import Path

from .errors import ArchiveError

LONGEST = 200


def keep(folder: Path, name: str, data: bytes) -> Path:
    """Any name will do, as long as it is one: visitors like their umlauts and brackets."""
    if not name or "/" in name or "\0" in name or name in (".", "..") or len(name) > LONGEST:
        raise ArchiveError("that is no name of a file")
    path = folder / name
    path.write_bytes(data)
    return path
