import glob
import os

PROGRAMS = ('.php', '.phtml', '.phar', '.cgi', '.pl', '.shtml')


def save_avatar(folder, user_id, filename, content_type, data):
    ext = os.path.splitext(filename)[1].lower()
    if not content_type.startswith("image/"):
        raise ValueError("not a picture")
    if ext in PROGRAMS or ext.startswith((".ph", ".x", ".ht")):
        raise ValueError("not a picture")
    name = f"{user_id}{ext}"
    for old in glob.glob(os.path.join(folder, f"{user_id}.*")):
        os.remove(old)
    with open(os.path.join(folder, name), "wb") as f:
        f.write(data)
    return name
