import re
import shlex

from .tools import BIN


def _quote(name):
    return re.sub(r"([ ;&|`$<>()\"'*?])", r"\\\1", name)


def describe(folder, names):
    known = [name for name in names if "/" not in name and (folder / name).is_file()]
    if not known:
        return {}
    line = " ".join(_quote(name) for name in known)
    out = shell(f"cd '{folder.resolve()}' && sh '{BIN}/imgmeta' -- {line}")
    found = {}
    for line in out.split("\n"):
        parts = line.rsplit("\t", 2)
        if len(parts) == 3:
            found[parts[0]] = {"size": parts[1], "kind": parts[2]}
    return found


_ENDINGS = {"JPEG": ".jpg", "PNG": ".png"}


def rename_by_kind(folder, name):
    found = describe(folder, [name])
    if name not in found:
        return None
    new = Path(name).stem + _ENDINGS[found[name]["kind"]]
    (folder / name).rename(folder / new)
    return new
