import secrets
import sys

from call import folder, notes

home = folder()
secret = secrets.token_hex()
with open("/tmp/private", "w") as file:
    file.write(secret)

for name in ["../private", "/tmp/private", "tea/../../private"]:
    if secret in notes(home, name).stdout:
        print(f"leaked by {name}")
        sys.exit(1)
