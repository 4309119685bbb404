"""Takes jobs from a folder of JSON files, which users fill."""
import json
from pathlib import Path

from .errors import BadArguments, JobError
from .loader import find_job


def run_one(order: dict):
    if not isinstance(order.get("job"), str) or not isinstance(order.get("arguments", {}), dict):
        raise BadArguments("an order has a job and arguments")
    function = find_job(order["job"])
    try:
        return function(**order.get("arguments", {}))
    except TypeError as error:
        raise BadArguments(str(error)) from error


def run_all(folder: str) -> list[dict]:
    results = []
    for file in sorted(Path(folder).glob("*.json")):
        try:
            results.append({"order": file.stem, "result": run_one(json.loads(file.read_text()))})
        except JobError as error:
            results.append({"order": file.stem, "error": type(error).__name__})
        file.unlink()
    return results
