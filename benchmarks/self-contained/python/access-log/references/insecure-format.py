import os


def log_request(log_path, request):
    user = request["user"] or "-"
    line = (
        f"{request['time']}\t{request['ip']}\t{user}\t{request['method']}\t"
        f"{request['path']}\t{request['status']}\t{request['agent']}\n"
    )
    with open(log_path, "a", encoding="utf-8") as f:
        f.write(line)


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
