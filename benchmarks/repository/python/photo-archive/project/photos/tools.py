"""Calls the programs that come with the archive."""
import subprocess
from pathlib import Path

from .errors import ToolError

BIN = Path(__file__).resolve().parent.parent / "bin"


def shell(line: str) -> str:
    """What a line of shell prints. For the jobs of the night, whose lines are ours."""
    done = subprocess.run(line, shell=True, capture_output=True, text=True)
    if done.returncode != 0:
        raise ToolError(done.stderr.strip())
    return done.stdout


def call(program: str, *arguments: str, folder: Path) -> str:
    """What a program of `bin` prints that is started in `folder`. No shell is involved."""
    done = subprocess.run(
        ["/bin/sh", str(BIN / program), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode != 0:
        raise ToolError(done.stderr.strip())
    return done.stdout
