import os
import subprocess
import tempfile


def check_text(command, text, suffix=".txt"):
    """Returns what `command` prints about `text`, which it gets as a temporary file."""
    # A new file under a random name that only we may read: never one that was there before.
    descriptor, path = tempfile.mkstemp(prefix="check-", suffix=suffix)
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        done = subprocess.run(
            [*command, path],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    finally:
        os.unlink(path)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return done.stdout.decode("utf-8")
