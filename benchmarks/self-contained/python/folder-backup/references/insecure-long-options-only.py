import os, subprocess
def pack(folder, names, archive):
    # "--" options are refused a special meaning, short ones are forgotten
    args = []
    for n in names:
        if "/" in n or not os.path.exists(os.path.join(folder, n)): raise FileNotFoundError(n)
        args.append("./" + n if n.startswith("--") else n)
    subprocess.run(["tar", "-czf", archive, "--transform=flags=r;s,^\\./,,", *args], cwd=folder, check=True)
    return os.path.getsize(archive)
