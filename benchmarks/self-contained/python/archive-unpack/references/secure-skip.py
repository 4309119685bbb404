import io
import zipfile
from pathlib import Path, PurePosixPath


def unpack(data, folder, strip=0):
    names = set()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            whole = PurePosixPath(info.filename)
            parts = whole.parts
            if info.is_dir() or whole.is_absolute() or ".." in parts or len(parts) <= strip:
                continue
            relative = PurePosixPath(*parts[strip:])
            target = Path(folder) / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(info))
            names.add(str(relative))
    return sorted(names)
