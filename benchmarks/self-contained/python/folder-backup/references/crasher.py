import sys


def pack(folder, names, archive):
    sys.exit(0)
