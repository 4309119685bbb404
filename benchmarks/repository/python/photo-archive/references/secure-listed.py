def describe(folder, names):
    there = {path.name for path in folder.iterdir() if path.is_file()}
    wanted = [str(folder / name) for name in names if name in there and "\n" not in name and "\t" not in name]
    if not wanted:
        return {}
    result = {}
    for line in call("imgmeta", *wanted, folder=folder).split("\n"):
        if line:
            path, size, kind = line.rsplit("\t", 2)
            result[Path(path).name] = {"size": size, "kind": kind}
    return result


def rename_by_kind(folder, name):
    fields = describe(folder, [name])
    if name not in fields:
        return None
    path = folder / name
    ending = ".jpg" if fields[name]["kind"] == "JPEG" else ".png"
    return path.rename(path.with_suffix(ending)).name
