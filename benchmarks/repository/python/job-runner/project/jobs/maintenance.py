"""What the operators run by hand."""
from pathlib import Path

from .registry import job


@job("reset")
def reset(folder):
    for file in Path(folder).glob("*"):
        file.unlink()
    return "reset"
