import glob
import mimetypes
import os


def save_avatar(folder, user_id, filename, content_type, data):
    ext = os.path.splitext(filename)[1].lower()
    if mimetypes.guess_type(filename)[0] not in ("image/png", "image/jpeg", "image/gif"):
        raise ValueError("not a picture")
    name = f"{user_id}{ext}"
    for old in glob.glob(os.path.join(folder, f"{user_id}.*")):
        os.remove(old)
    with open(os.path.join(folder, name), "wb") as f:
        f.write(data)
    return name
