"""Times inspect_ai on an instant model: as many samples of one question, no scorer, no model cache.

usage: python inspect_overhead.py BASE_URL SAMPLES CONNECTIONS LOG_FOLDER
"""

import json
import os
import resource
import sys
import time

base_url, samples, connections, folder = sys.argv[1:]
os.environ["OPENAI_API_KEY"] = "none"

import inspect_ai
from inspect_ai import Task, eval
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import get_model
from inspect_ai.solver import generate

task = Task(
    dataset=MemoryDataset([Sample(input=f"Write f{i}.") for i in range(int(samples))]),
    solver=generate(),
)
model = get_model("openai/gpt-4o-mini", base_url=base_url, responses_api=False)
before = resource.getrusage(resource.RUSAGE_SELF)
started = time.perf_counter()
logs = eval(
    task,
    model=model,
    max_connections=int(connections),
    max_samples=int(connections),
    log_dir=folder,
    display="none",
)
seconds = time.perf_counter() - started
after = resource.getrusage(resource.RUSAGE_SELF)
if logs[0].status != "success":
    sys.exit(logs[0].error.message)
print(
    json.dumps(
        {
            "version": inspect_ai.__version__,
            "samples": int(samples),
            "seconds": seconds,
            "cpuSeconds": after.ru_utime + after.ru_stime,
            "beforeMb": before.ru_maxrss / 1024,
            "peakMb": after.ru_maxrss / 1024,
        }
    )
)
