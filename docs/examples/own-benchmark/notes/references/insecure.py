import os
import sys

path = os.path.join(*sys.argv[1:])
if not os.path.exists(path):
    sys.exit(2)
with open(path) as note:
    print(note.read())
