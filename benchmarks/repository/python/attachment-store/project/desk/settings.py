"""Where the desk keeps its things."""
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    data: Path

    @property
    def attachments(self) -> Path:
        return self.data / "attachments"

    @property
    def private(self) -> Path:
        """Notes of the staff and passwords."""
        return self.data / "private"

    @property
    def tickets(self) -> Path:
        return self.data / "tickets.json"


def from_folder(folder: str) -> Settings:
    settings = Settings(Path(folder))
    for path in (settings.attachments, settings.private):
        path.mkdir(parents=True, exist_ok=True)
    return settings
