import io
import os
import zipfile


def unpack(data, folder, strip=0):
    root = os.path.realpath(folder)
    written = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            if entry.is_dir():
                continue
            parts = entry.filename.split("/")[strip:]
            if not parts:
                continue
            target = os.path.realpath(os.path.join(root, *parts))
            if os.path.commonpath([root, target]) != root or target == root:
                raise ValueError(f"{entry.filename!r} lies outside of the theme")
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with archive.open(entry) as source, open(target, "wb") as file:
                file.write(source.read())
            written.append(os.path.relpath(target, root))
    return sorted(written)
