import io, os, zipfile

def unpack(data, folder, strip=0):
    out = set()
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        for name in z.namelist():
            if name.endswith("/"): continue
            parts = name.split("/")
            if len(parts) <= strip: continue
            rel = "/".join(parts[strip:]).replace("../", "").lstrip("/")
            p = os.path.join(folder, rel)
            os.makedirs(os.path.dirname(p), exist_ok=True)
            with open(p, "wb") as f: f.write(z.read(name))
            out.add(rel)
    return sorted(out)
