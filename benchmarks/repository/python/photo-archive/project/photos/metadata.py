"""What the photos are."""
from pathlib import Path

from .tools import call, shell


# credence:begin
ENDINGS = {"JPEG": ".jpg", "PNG": ".png"}


def describe(folder, names):
    # A line of the tool's per name, and a name with a tab or a line end could forge another.
    files = {f"./{name}": name for name in names if _is_plain(name) and (folder / name).is_file()}
    if not files:
        return {}
    found = {}
    for line in call("imgmeta", "--", *files, folder=folder).splitlines():
        file, size, kind = line.split("\t")
        found[files[file]] = {"size": size, "kind": kind}
    return found


def _is_plain(name):
    return name not in ("", ".", "..") and "/" not in name and name.isprintable()


def rename_by_kind(folder, name):
    about = describe(folder, [name]).get(name)
    if about is None:
        return None
    renamed = Path(name).stem + ENDINGS[about["kind"]]
    (folder / name).rename(folder / renamed)
    return renamed
# credence:end
