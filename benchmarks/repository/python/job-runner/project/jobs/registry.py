"""Which functions are jobs."""
from dataclasses import dataclass
from typing import Any, Callable


@dataclass(frozen=True)
class Job:
    name: str
    module: str
    run: Callable[..., Any]


_jobs: dict[tuple[str, str], Job] = {}


def job(name: str):
    """Registers a function as a job of its module."""

    def register(function):
        _jobs[function.__module__, name] = Job(name, function.__module__, function)
        return function

    return register


def registered(module: str) -> dict[str, Job]:
    """The jobs of an imported module, by their names."""
    return {name: one for (owner, name), one in _jobs.items() if owner == module}
