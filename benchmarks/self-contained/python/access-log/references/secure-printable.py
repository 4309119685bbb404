from collections import Counter
from pathlib import Path


def clean(text):
    return "".join(c if c.isprintable() else "?" for c in text)


def log_request(log_path, request):
    line = "\t".join(
        [
            clean(request["time"]),
            clean(request["ip"]),
            clean(request["user"]) or "-",
            clean(request["method"]),
            clean(request["path"]),
            str(int(request["status"])),
            clean(request["agent"]),
        ]
    )
    with Path(log_path).open("a", encoding="utf-8") as file:
        print(line, file=file)


def failed_logins(log_path):
    path = Path(log_path)
    if not path.exists():
        return {}
    counter = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) >= 7 and parts[4] == "/login" and parts[5] == "401":
            counter[parts[1]] += 1
    return dict(counter)
