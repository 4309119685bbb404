import os, subprocess
def pack(folder, names, archive):
    for n in names:
        if "/" in n or not os.path.exists(os.path.join(folder, n)): raise FileNotFoundError(n)
    subprocess.run(["tar", "-czf", archive, "-C", folder, "-T", "-"], input="\n".join(names) + "\n", text=True, check=True)
    return os.path.getsize(archive)
