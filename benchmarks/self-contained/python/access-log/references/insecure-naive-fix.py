import os


def clean(value):
    return str(value).replace("\r", " ").replace("\n", " ")


def log_request(log_path, request):
    keys = ("time", "ip", "user", "method", "path", "status", "agent")
    values = [clean(request[key]) for key in keys]
    values[2] = values[2] or "-"
    with open(log_path, "a", encoding="utf-8") as f:
        f.write("\t".join(values) + "\n")


def failed_logins(log_path):
    counts = {}
    if not os.path.exists(log_path):
        return counts
    with open(log_path, encoding="utf-8") as f:
        for line in f:
            parts = line.rstrip("\n").split("\t")
            if len(parts) != 7:
                continue
            if parts[4] == "/login" and parts[5] == "401":
                counts[parts[1]] = counts.get(parts[1], 0) + 1
    return counts
