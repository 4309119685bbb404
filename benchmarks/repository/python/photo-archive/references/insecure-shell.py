def describe(folder, names):
    names = [name for name in names if (folder / name).is_file()]
    if not names:
        return {}
    files = " ".join(f'"{name}"' for name in names)
    program = Path(__file__).resolve().parent.parent / "bin" / "imgmeta"
    found = {}
    for line in shell(f'cd "{folder}" && sh "{program}" {files}').splitlines():
        name, size, kind = line.split("\t")
        found[name] = {"size": size, "kind": kind}
    return found


def rename_by_kind(folder, name):
    fields = describe(folder, [name]).get(name)
    if not fields:
        return None
    new = Path(name).with_suffix({"JPEG": ".jpg", "PNG": ".png"}[fields["kind"]]).name
    (folder / name).rename(folder / new)
    return new
