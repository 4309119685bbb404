import io, os, stat, zipfile

def unpack(data, folder, strip=0):
    out = set()
    root = os.path.abspath(folder)
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        for info in z.infolist():
            name = info.filename
            if name.endswith("/"): continue
            parts = name.split("/")
            if len(parts) <= strip: continue
            rel = "/".join(parts[strip:])
            p = os.path.normpath(os.path.join(root, rel))
            if not p.startswith(root + os.sep):
                raise ValueError("unsafe")
            os.makedirs(os.path.dirname(p), exist_ok=True)
            mode = info.external_attr >> 16
            if stat.S_ISLNK(mode):
                if os.path.lexists(p): os.unlink(p)
                os.symlink(z.read(info).decode(), p)
            else:
                with open(p, "wb") as f: f.write(z.read(info))
            out.add(os.path.relpath(p, root))
    return sorted(out)
