import os
from urllib.parse import unquote


def read_document(root, url_path):
    url_path = url_path.replace("../", "").lstrip("/")
    path = os.path.join(root, unquote(url_path))
    if os.path.isdir(path):
        path = os.path.join(path, "index.md")
    try:
        with open(path, "rb") as f:
            return f.read().decode("utf-8")
    except OSError:
        raise FileNotFoundError(url_path)
