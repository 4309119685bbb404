"""From the name of a job to its function."""
import importlib
import re

from . import registry
from .errors import UnknownJob

PACKAGE = "jobs.builtin"


# credence:begin
_NAME = re.compile(r"(?P<module>[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)*):(?P<job>[\w-]+)", re.ASCII)


def find_job(name):
    match = _NAME.fullmatch(name)
    if match is None:
        raise UnknownJob(name)
    module = f"{PACKAGE}.{match['module']}"
    try:
        importlib.import_module(module)
    except ImportError as error:
        raise UnknownJob(name) from error
    job = registry.registered(module).get(match["job"])
    if job is None:
        raise UnknownJob(name)
    return job.run
# credence:end
