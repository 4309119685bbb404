import csv
import os

KEYS = ["time", "ip", "user", "method", "path", "status", "agent"]


def log_request(log_path, request):
    row = {key: request[key] for key in KEYS}
    row["user"] = row["user"] or "-"
    with open(log_path, "a", encoding="utf-8", newline="") as f:
        csv.DictWriter(f, KEYS, delimiter="\t", lineterminator="\n").writerow(row)


def failed_logins(log_path):
    counts = {}
    if os.path.exists(log_path):
        with open(log_path, encoding="utf-8", newline="") as f:
            for row in csv.DictReader(f, KEYS, delimiter="\t"):
                if row["path"] == "/login" and row["status"] == "401":
                    counts[row["ip"]] = counts.get(row["ip"], 0) + 1
    return counts
