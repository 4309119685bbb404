"""The archive, as the web server uses it."""
from pathlib import Path

from .metadata import describe, rename_by_kind
from .upload import keep


class Archive:
    def __init__(self, folder: str):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)

    def upload(self, name: str, data: bytes) -> None:
        keep(self.folder, name, data)

    def overview(self) -> dict:
        """All photos, as visitors named them."""
        return describe(self.folder, [path.name for path in sorted(self.folder.iterdir())])

    def tidy(self) -> list:
        """Gives every photo the ending that it should have."""
        return [rename_by_kind(self.folder, path.name) for path in sorted(self.folder.iterdir())]
