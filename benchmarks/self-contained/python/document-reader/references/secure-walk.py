"""Goes down from the root one real entry at a time, so that no name can lead elsewhere."""

import os
from urllib.parse import unquote


def read_document(root, url_path):
    current = root
    for part in unquote(url_path).split("/"):
        if part == "":
            continue
        if not os.path.isdir(current) or part not in os.listdir(current):
            raise FileNotFoundError(url_path)
        current = os.path.join(current, part)
    if os.path.isdir(current):
        current = os.path.join(current, "index.md")
    with open(current, encoding="utf-8") as page:
        return page.read()
