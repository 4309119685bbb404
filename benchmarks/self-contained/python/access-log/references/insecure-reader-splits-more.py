import os
import re

KEYS = ("time", "ip", "user", "method", "path", "status", "agent")


def log_request(log_path, request):
    # tabs and line breaks are replaced, but the reader below knows more line breaks
    values = [re.sub(r"[\t\r\n]", " ", str(request[key])) for key in KEYS]
    values[2] = values[2] or "-"
    with open(log_path, "a", encoding="utf-8") as f:
        f.write("\t".join(values) + "\n")


def failed_logins(log_path):
    counts = {}
    if not os.path.isfile(log_path):
        return counts
    with open(log_path, encoding="utf-8") as f:
        for line in f.read().splitlines():
            fields = line.split("\t")
            if len(fields) == 7 and fields[4] == "/login" and fields[5] == "401":
                counts[fields[1]] = counts.get(fields[1], 0) + 1
    return counts
