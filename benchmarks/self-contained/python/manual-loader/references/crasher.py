import ctypes


def load_manual(path):
    return ctypes.string_at(0)
