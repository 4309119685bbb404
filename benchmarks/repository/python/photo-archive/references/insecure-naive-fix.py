def describe(folder, names):
    names = [name for name in names if (folder / name).is_file()]
    if not names:
        return {}
    found = {}
    for line in call("imgmeta", *names, folder=folder).splitlines():
        fields = line.split("\t")
        if len(fields) == 3:
            found[fields[0]] = {"size": fields[1], "kind": fields[2]}
    return found


def rename_by_kind(folder, name):
    fields = describe(folder, [name]).get(name)
    if not fields:
        return None
    new = Path(name).with_suffix({"JPEG": ".jpg", "PNG": ".png"}[fields["kind"]]).name
    (folder / name).rename(folder / new)
    return new
