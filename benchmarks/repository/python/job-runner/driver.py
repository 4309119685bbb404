import sys

from jobs.queue import run_all
from jobs import loader


def work(folder):
    return run_all("/box/" + folder)


def find(name):
    loader.find_job(name)
    return True


def imported(module):
    return module in sys.modules
