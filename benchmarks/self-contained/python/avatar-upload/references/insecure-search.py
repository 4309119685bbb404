import glob
import re
import os


def save_avatar(folder, user_id, filename, content_type, data):
    ext = os.path.splitext(filename)[1].lower()
    if not re.search(r"\.(png|jpe?g|gif)", filename, re.IGNORECASE):
        raise ValueError("not a picture")
    name = f"{user_id}{ext}"
    for old in glob.glob(os.path.join(folder, f"{user_id}.*")):
        os.remove(old)
    with open(os.path.join(folder, name), "wb") as f:
        f.write(data)
    return name
