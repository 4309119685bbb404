import os
import sys

folder, name = sys.argv[1:]
if name not in os.listdir(folder):
    sys.exit(2)
with open(os.path.join(folder, name)) as note:
    print(note.read())
