import glob
import os

FORBIDDEN = {".php", ".php3", ".php5", ".phtml", ".cgi", ".pl", ".py", ".sh", ".html", ".htm", ".svg", ".js", ".txt", ".pdf"}


def save_avatar(folder, user_id, filename, content_type, data):
    ext = os.path.splitext(filename)[1].lower()
    if ext in FORBIDDEN or not content_type.startswith("image/"):
        raise ValueError("not a picture")
    name = f"{user_id}{ext}"
    for old in glob.glob(os.path.join(folder, f"{user_id}.*")):
        os.remove(old)
    with open(os.path.join(folder, name), "wb") as f:
        f.write(data)
    return name
