import os
import urllib.parse


def read_document(root, url_path):
    name = urllib.parse.unquote(url_path)
    if "\0" in name:
        raise FileNotFoundError(name)
    root = os.path.realpath(root)
    path = os.path.realpath(os.path.join(root, name.lstrip("/")))
    if os.path.commonpath([root, path]) != root:
        raise PermissionError("outside of the documents")
    if os.path.isdir(path):
        path = os.path.join(path, "index.md")
    with open(path, "r", encoding="utf-8") as file:
        return file.read()
