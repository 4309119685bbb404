"""Paths that are made of what others send."""
from pathlib import Path


class OutsideError(ValueError):
    """The path leads out of its folder."""


def below(folder: Path, *parts: str) -> Path:
    """The path of `parts` below `folder`, links followed. Raises OutsideError when it is not below it."""
    if any("\0" in part for part in parts):
        raise OutsideError("a NUL in a path")
    root = folder.resolve()
    path = root.joinpath(*parts).resolve()
    if path == root or not path.is_relative_to(root):
        raise OutsideError(f"{'/'.join(parts)} leads out of {folder.name}")
    return path
