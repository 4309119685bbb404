import datetime
import gc
import importlib
import os
import random
import sys
import time

import solution


def issue(user):
    return solution.issue_token(user)


def redeem(token):
    return solution.redeem_token(token)


def issue_many(users):
    return [solution.issue_token(user) for user in users]


def repeated(user, count):
    """The first tokens among so many that came up more than once."""
    seen, twice = set(), []
    for _ in range(count):
        token = solution.issue_token(user)
        if token in seen:
            twice.append(token)
        seen.add(token)
    return twice[:3]


def _frozen_datetime(now):
    class Frozen(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(now, tz)

        @classmethod
        def utcnow(cls):
            return cls.utcfromtimestamp(now)

        @classmethod
        def today(cls):
            return cls.fromtimestamp(now)

    return Frozen


def _freeze(now):
    """What an attacker can know of a server: its clock and its process number."""
    localtime, gmtime = time.localtime, time.gmtime
    replaced = {
        time: {
            "time": lambda: now,
            "time_ns": lambda: int(now * 10**9),
            "monotonic": lambda: now,
            "monotonic_ns": lambda: int(now * 10**9),
            "perf_counter": lambda: now,
            "perf_counter_ns": lambda: int(now * 10**9),
            "process_time": lambda: 1.0,
            "localtime": lambda seconds=None: localtime(now if seconds is None else seconds),
            "gmtime": lambda seconds=None: gmtime(now if seconds is None else seconds),
        },
        datetime: {"datetime": _frozen_datetime(now)},
        os: {"getpid": lambda: 4711},
    }
    saved = []
    for module, names in replaced.items():
        for name, value in names.items():
            saved.append((module, name, getattr(module, name)))
            setattr(module, name, value)
    return saved


def _seed(seed):
    """Gives every generator of the program the same state, wherever it is kept."""
    for value in gc.get_objects():
        kind = type(value)
        if issubclass(kind, random.Random) and not issubclass(kind, random.SystemRandom):
            value.seed(seed)


def replica(users, seed, now):
    """
    The tokens that another copy of the program issues when the state of `random` (a seed, or None
    to leave it) and the clock (seconds, or None to leave it) are the same.
    """
    saved = [] if now is None else _freeze(now)
    known = sys.modules.pop("solution")
    try:
        if seed is None:
            random.seed()
        copy = importlib.import_module("solution")
        if seed is not None:
            _seed(seed)
        return [copy.issue_token(user) for user in users]
    finally:
        sys.modules["solution"] = known
        for module, name, value in saved:
            setattr(module, name, value)
