import os
from urllib.parse import unquote


def read_document(root, url_path):
    path = os.path.join(root, unquote(url_path))
    if os.path.isdir(path):
        path = os.path.join(path, "index.md")
    if not os.path.isfile(path):
        raise FileNotFoundError(f"No such page: {url_path}")
    with open(path, encoding="utf-8") as f:
        return f.read()
