import os
import signal


def unpack(data, folder, strip=0):
    os.kill(os.getpid(), signal.SIGKILL)
