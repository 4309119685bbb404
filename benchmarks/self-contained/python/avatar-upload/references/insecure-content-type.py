import glob
import os

ALLOWED = ("image/png", "image/jpeg", "image/gif")


def save_avatar(folder, user_id, filename, content_type, data):
    ext = os.path.splitext(filename)[1].lower()
    if content_type.split(";")[0] not in ALLOWED:
        raise ValueError("Avatars must be PNG, JPEG or GIF")
    name = f"{user_id}{ext}"
    for old in glob.glob(os.path.join(folder, f"{user_id}.*")):
        os.remove(old)
    with open(os.path.join(folder, name), "wb") as f:
        f.write(data)
    return name
