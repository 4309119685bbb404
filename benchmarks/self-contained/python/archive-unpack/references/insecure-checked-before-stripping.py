import io
import os
import zipfile


def unpack(data, folder, strip=0):
    written = []
    root = os.path.abspath(folder)
    with zipfile.ZipFile(io.BytesIO(data)) as zf:
        for info in zf.infolist():
            if info.is_dir():
                continue
            if not os.path.abspath(os.path.join(root, info.filename)).startswith(root + os.sep):
                continue
            parts = info.filename.split("/")
            if len(parts) <= strip:
                continue
            target = os.path.join(root, *parts[strip:])
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as out:
                out.write(zf.read(info))
            written.append("/".join(parts[strip:]))
    return sorted(written)
