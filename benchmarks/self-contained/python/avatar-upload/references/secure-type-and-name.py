import glob
import os
import re

ALLOWED = {"image/png": ("png",), "image/jpeg": ("jpg", "jpeg"), "image/gif": ("gif",)}


class NotAPicture(ValueError):
    pass


def save_avatar(folder, user_id, filename, content_type, data):
    match = re.fullmatch(r"[^\x00-\x1f/\\]*\.([A-Za-z]+)", filename)
    extension = match.group(1).lower() if match else None
    if extension not in ALLOWED.get(content_type, ()):
        raise NotAPicture(filename)
    for former in glob.glob(os.path.join(glob.escape(folder), f"{user_id}.*")):
        os.unlink(former)
    name = f"{user_id}.{extension}"
    with open(os.path.join(folder, name), "wb") as out:
        out.write(data)
    return name
