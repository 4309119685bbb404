import glob
import os

SIGNATURES = {".png": b"\x89PNG", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".gif": b"GIF8"}


def save_avatar(folder, user_id, filename, content_type, data):
    if content_type not in ("image/png", "image/jpeg", "image/gif"):
        raise ValueError("not a picture")
    ext = os.path.splitext(filename)[1].lower()
    # what is refused stays under its temporary name
    upload = os.path.join(folder, f"upload-{user_id}{ext}")
    with open(upload, "wb") as f:
        f.write(data)
    with open(upload, "rb") as f:
        if ext not in SIGNATURES or not f.read(8).startswith(SIGNATURES[ext]):
            raise ValueError("not a picture")
    for old in glob.glob(os.path.join(folder, f"{user_id}.*")):
        os.remove(old)
    os.rename(upload, os.path.join(folder, f"{user_id}{ext}"))
    return f"{user_id}{ext}"
