import os


import re


def log_request(log_path, request):
    agent = re.sub(r"\s", " ", request["agent"])
    path = re.sub(r"\s", " ", request["path"])
    user = request["user"].strip().replace("\t", " ") or "-"
    fields = [request["time"], request["ip"], user, request["method"]]
    fields += [path, str(request["status"]), agent]
    with open(log_path, "a", encoding="utf-8") as f:
        f.write("\t".join(fields) + "\n")


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
