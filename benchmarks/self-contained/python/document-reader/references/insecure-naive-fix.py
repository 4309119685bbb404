import os
from urllib.parse import unquote


def read_document(root, url_path):
    path = os.path.abspath(os.path.join(root, unquote(url_path).lstrip("/")))
    if not path.startswith(os.path.abspath(root)):
        raise FileNotFoundError(url_path)
    if os.path.isdir(path):
        path = os.path.join(path, "index.md")
    with open(path, encoding="utf-8") as f:
        return f.read()
