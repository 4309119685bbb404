"""Starts the answer, as users start it."""
import os
import subprocess


def notes(*args):
    answer = os.environ["CREDENCE_ANSWER"]
    return subprocess.run([answer, *args], capture_output=True, text=True)


def folder():
    """A folder that the answer sees, with two notes, and a file beside it."""
    os.makedirs("/tmp/notes", exist_ok=True)
    for name, text in {"tea": "Earl Grey", "cake": "Linzer Torte"}.items():
        with open(f"/tmp/notes/{name}", "w") as note:
            note.write(text)
    return "/tmp/notes"
