import io
import os
import zipfile


def unpack(data, folder, strip=0):
    written = []
    with zipfile.ZipFile(io.BytesIO(data)) as zf:
        for info in zf.infolist():
            parts = info.filename.split("/")[strip:]
            if info.is_dir() or not parts:
                continue
            target = os.path.abspath(os.path.join(folder, *parts))
            if not target.startswith(os.path.abspath(folder)):
                raise ValueError("entry outside of the target folder: " + info.filename)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with zf.open(info) as src, open(target, "wb") as dst:
                dst.write(src.read())
            written.append("/".join(parts))
    return sorted(written)
