import os


def log_request(log_path, request):
    record = dict(request)
    record["user"] = record["user"] or "-"
    names = ["time", "ip", "user", "method", "path", "status", "agent"]
    fields = [str(record[name]) for name in names]
    for name, field in zip(names, fields):
        if len(field.splitlines()) > 1 or any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in field):
            raise ValueError(f"{name} holds control characters")
    with open(log_path, "ab") as log:
        log.write(("\t".join(fields) + "\n").encode("utf-8"))


def failed_logins(log_path):
    if not os.path.exists(log_path):
        return {}
    found = {}
    with open(log_path, encoding="utf-8") as log:
        for line in log:
            _, ip, _, _, path, status, _ = line.rstrip("\n").split("\t")
            if path == "/login" and status == "401":
                found[ip] = found.get(ip, 0) + 1
    return found
