import re

FIELDS = ("time", "ip", "user", "method", "path", "status", "agent")
SPECIAL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\\]")


def _escape(value):
    return SPECIAL.sub(lambda m: "\\\\" if m[0] == "\\" else f"\\u{ord(m[0]):04x}", str(value))


def log_request(log_path, request):
    values = [request[name] for name in FIELDS]
    if not request["user"]:
        values[2] = "-"
    with open(log_path, "a", encoding="utf-8", newline="\n") as log:
        log.write("\t".join(map(_escape, values)) + "\n")


def failed_logins(log_path):
    counts = {}
    try:
        log = open(log_path, encoding="utf-8", newline="\n")
    except FileNotFoundError:
        return counts
    with log:
        for line in log:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 7 and fields[4] == "/login" and fields[5] == "401":
                counts[fields[1]] = counts.get(fields[1], 0) + 1
    return counts
