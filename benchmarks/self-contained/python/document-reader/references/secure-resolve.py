from pathlib import Path
from urllib.parse import unquote


def read_document(root, url_path):
    base = Path(root).resolve()
    target = (base / unquote(url_path)).resolve()
    if not target.is_relative_to(base):
        raise FileNotFoundError(url_path)
    if target.is_dir():
        target = target / "index.md"
    if not target.is_file():
        raise FileNotFoundError(url_path)
    return target.read_text(encoding="utf-8")
