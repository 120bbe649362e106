"""Sobol indices of many outputs: all together, against SALib's one output after the other.

Both read the same evaluations and give the same: first-order and total indices with bootstrap
half-widths. That they agree is checked before anything is timed. Both work on one core.
"""

import json
import os
import resource
import statistics
import time
from collections.abc import Callable

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # threads that wait for a busy core would be what is timed

import numpy as np
from SALib.analyze import sobol as salib

from assessments.scoring.arithmetic.sobol import Evaluations, design, exchanged, indices_of

OUTPUTS, CHOICES, BASE, RESAMPLES, RUNS = 40, 20, 512, 100, 5
PROBLEM = {
    "num_vars": CHOICES,
    "names": [f"choice {number}" for number in range(CHOICES)],
    "bounds": [[0.0, 1.0]] * CHOICES,
}


def evaluate() -> Evaluations:
    """Return outputs that each mix the choices with weights of their own and one interaction."""
    random = np.random.default_rng(1)
    linear, pairs = random.normal(size=(OUTPUTS, CHOICES)), random.normal(size=(OUTPUTS, CHOICES))

    def model(points: np.ndarray) -> np.ndarray:
        return linear @ points + pairs @ (points * np.roll(points, 1, axis=0))

    a, b = design(CHOICES, BASE, 1)
    pages = [model(exchanged(a, b, choice)) for choice in range(CHOICES)]
    return Evaluations(model(a), model(b), np.stack(pages))


def as_salib_reads(found: Evaluations) -> np.ndarray:
    """Return (points * (choices + 2), outputs): point by point A, each exchange, B."""
    columns = [found.at_a, *found.at_ab, found.at_b]
    return np.stack(columns, axis=-1).reshape(OUTPUTS, -1).T


def by_salib(values: np.ndarray, resamples: int) -> list[dict[str, np.ndarray]]:
    return [
        salib.analyze(PROBLEM, values[:, output], calc_second_order=False, num_resamples=resamples, seed=1)
        for output in range(values.shape[1])
    ]


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compared(found: Evaluations, values: np.ndarray, resamples: int) -> tuple[float, float]:
    """Return the median times of ours and of SALib's loop, run in turns."""
    both = [
        (seconds(lambda: indices_of(found, resamples)), seconds(lambda: by_salib(values, resamples)))
        for _ in range(RUNS)
    ]
    return statistics.median(one for one, _ in both), statistics.median(two for _, two in both)


def check(found: Evaluations, values: np.ndarray) -> None:
    ours, theirs = indices_of(found, RESAMPLES), by_salib(values, RESAMPLES)
    np.testing.assert_allclose(ours.first, [result["S1"] for result in theirs], atol=1e-9)
    np.testing.assert_allclose(ours.total_within, [result["ST_conf"] for result in theirs], atol=1e-9)


def main() -> None:
    found = evaluate()
    values = as_salib_reads(found)
    check(found, values)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ours_s, peer_s = compared(found, values, RESAMPLES)
    bare_ours_s, bare_peer_s = compared(found, values, 2)
    print(
        json.dumps(
            {
                "name": "sobol",
                "ours_s": ours_s,
                "peer_s": peer_s,
                "ratio": peer_s / ours_s,
                "ours_mb": memory,
                "peer": "SALib 1.6.0, one output after the other",
                "work": f"first and total indices with half-widths ({RESAMPLES} resamples) of {OUTPUTS} "
                f"outputs for {CHOICES} choices at {BASE} points, equal to 1e-9; with 2 resamples instead "
                f"the ratio is {bare_peer_s / bare_ours_s:.0f}",
                "ratio_with_2_resamples": bare_peer_s / bare_ours_s,
            }
        )
    )


if __name__ == "__main__":
    main()
