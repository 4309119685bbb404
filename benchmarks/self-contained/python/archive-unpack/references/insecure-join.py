import io
import os
import zipfile


def unpack(data, folder, strip=0):
    written = []
    with zipfile.ZipFile(io.BytesIO(data)) as zf:
        for name in zf.namelist():
            if name.endswith("/"):
                continue
            parts = name.split("/")
            if len(parts) <= strip:
                continue
            relative = "/".join(parts[strip:])
            target = os.path.join(folder, relative)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as f:
                f.write(zf.read(name))
            written.append(relative)
    return sorted(written)
