"""Renames the entry and leaves it to zipfile's extract, which drops `..` and leading slashes."""

import os
from io import BytesIO
from zipfile import ZipFile


def unpack(data, folder, strip=0):
    written = []
    with ZipFile(BytesIO(data)) as archive:
        for entry in archive.infolist():
            if entry.is_dir():
                continue
            parts = entry.filename.split("/")
            if len(parts) <= strip:
                continue
            entry.filename = "/".join(parts[strip:])
            path = archive.extract(entry, folder)
            written.append(os.path.relpath(path, folder).replace(os.sep, "/"))
    return sorted(written)
