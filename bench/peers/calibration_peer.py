"""The other side of calibration.mjs: times the Python libraries on the same points.

Reads one JSON request a line, {"op", "data", "budget"}, and answers {"seconds", "value", "spent"}: the
median CPU time of one call, its result, and the CPU time that the answer took.
"""

import json
import sys
import time
import warnings

import numpy as np
import relplot
import scipy.stats
import sklearn.metrics
from sklearn.calibration import _SigmoidCalibration, calibration_curve
from sklearn.isotonic import IsotonicRegression

warnings.filterwarnings("ignore")
BINS = 10
RESAMPLES = 1000


def residual_bins(p, y):
    return np.maximum(np.ceil(p * BINS).astype(np.int64) - 1, 0), y - p


def ece_numpy(p, y, groups):
    k, r = residual_bins(p, y)
    return np.abs(np.bincount(k, weights=r, minlength=BINS)).sum() / len(p)


def ece_sklearn(p, y, groups):
    mean_y, mean_p = calibration_curve(y, p, n_bins=BINS)
    counts = np.bincount(residual_bins(p, y)[0], minlength=BINS)
    return float(np.dot(np.abs(mean_y - mean_p), counts[counts > 0]) / len(p))


def brier_numpy(p, y, groups):
    return np.mean((p - y) ** 2)


def brier_sklearn(p, y, groups):
    return sklearn.metrics.brier_score_loss(y, p)


def log_loss_sklearn(p, y, groups):
    return sklearn.metrics.log_loss(y, p)


def auroc_sklearn(p, y, groups):
    return sklearn.metrics.roc_auc_score(y, p)


def isotonic_sklearn(p, y, groups):
    fitted = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(p, y)
    return float(fitted.predict([0.7])[0])


def platt_sklearn(p, y, groups):
    return float(_SigmoidCalibration().fit(p, y).predict([0.7])[0])


def smooth_ece_relplot(p, y, groups):
    return relplot.smECE(p, y)


def bootstrap_numpy_iid(p, y, groups):
    """A share of the resamples, the rest being alike: the time is scaled up by the caller."""
    rng = np.random.default_rng(1)
    k, r = residual_bins(p, y)
    n = len(p)
    values = []
    for _ in range(RESAMPLES // 20):
        i = rng.integers(0, n, n)
        values.append(np.abs(np.bincount(k[i], weights=r[i], minlength=BINS)).sum() / n)
    return float(np.std(values))


def bootstrap_scipy(p, y, groups):
    def statistic(i):
        return ece_numpy(p[i], y[i], groups)

    result = scipy.stats.bootstrap(
        (np.arange(len(p)),),
        statistic,
        n_resamples=RESAMPLES // 20,
        vectorized=False,
        method="percentile",
        rng=1,
    )
    return float(result.standard_error)


def bootstrap_numpy_tasks(p, y, groups):
    rng = np.random.default_rng(1)
    k, r = residual_bins(p, y)
    tasks = int(groups.max()) + 1
    sums = np.bincount(groups * BINS + k, weights=r, minlength=tasks * BINS).reshape(tasks, BINS)
    sizes = np.bincount(groups, minlength=tasks).astype(float)
    values = []
    for _ in range(RESAMPLES):
        w = np.bincount(rng.integers(0, tasks, tasks), minlength=tasks).astype(float)
        values.append(np.abs(w @ sums).sum() / (w @ sizes))
    return float(np.std(values))


# Seconds of one call are multiplied by this.
SCALE = {"bootstrap_numpy_iid": 20, "bootstrap_scipy": 20}


def load(path):
    p = np.fromfile(f"{path}.p", dtype=np.float64)
    y = np.fromfile(f"{path}.y", dtype=np.float64)
    groups = np.fromfile(f"{path}.groups", dtype=np.int32)
    return p, y, groups


def measure(function, points, budget):
    """Median CPU time of one call: calls are bundled to 20 ms, and repeated within the budget."""
    start = time.process_time()
    value = function(*points)
    once = time.process_time() - start
    if once > 2 * budget:
        return once, value
    bundle = max(1, round(0.02 / max(once, 1e-6)))
    times = []
    while len(times) < 3 or (sum(times) < budget and len(times) < 25):
        start = time.process_time()
        for _ in range(bundle):
            function(*points)
        times.append(time.process_time() - start)
    return float(np.median(times)) / bundle, value


def main():
    loaded = {}
    for line in sys.stdin:
        request = json.loads(line)
        if request["data"] not in loaded:
            loaded = {request["data"]: load(request["data"])}
        op = request["op"]
        start = time.process_time()
        seconds, value = measure(globals()[op], loaded[request["data"]], request["budget"])
        answer = {
            "seconds": seconds * SCALE.get(op, 1),
            "value": float(value),
            "spent": time.process_time() - start,
        }
        print(json.dumps(answer), flush=True)


main()
