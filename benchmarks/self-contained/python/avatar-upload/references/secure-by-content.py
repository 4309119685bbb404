"""The extension comes from the content, so the name of the upload cannot choose another."""

from pathlib import Path


def kind_of(data):
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return "png"
    if data[:3] == b"\xff\xd8\xff":
        return "jpg"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "gif"
    raise ValueError("unknown kind of picture")


def save_avatar(folder, user_id, filename, content_type, data):
    kind = kind_of(data)
    if kind == "jpg" and filename.lower().endswith(".jpeg"):
        kind = "jpeg"
    path = Path(folder) / f"{user_id:d}.{kind}"
    for old in Path(folder).glob(f"{user_id:d}.*"):
        old.unlink()
    path.write_bytes(data)
    return path.name
