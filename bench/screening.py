"""All pairs x 60 figures x 1,000 draws, against pandas and scikit-criteria; and a whole screening.

The kernel: 200 countries with 30 synthetic figures each, 39,800 ordered pairs with the 30 of both ends.
Figures make groups of five, groups an end, two ends a pair, all by weighted means, so that every peer
can say the same; the weights of all three levels are drawn anew in every draw. Ours puts each end
together once a country (``aggregate.evaluate``) and the pairs of one origin at a time, and gives every
pair its median and 5-95% range. The peers take a table of pairs: one loop over the draws in pandas,
group by group, and scikit-criteria's weighted sum called once a draw with the weights multiplied out.
They are timed on a few draws and scaled up; pandas' ranges are timed on a tenth of the pairs and scaled,
scikit-criteria's are not counted. Before anything is timed all three must agree on the same draws. Ours
holds the draws of the pairs in single precision and uses two threads.

The whole: ``manage.py``'s screening of every pair of the loaded countries with 1,024 draws, as the
worker does it: evidence, countries, pairs, rows stored in SQLite, in a process of its own.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from assessments.scoring.arithmetic.aggregate import Tree, build_tree, evaluate
from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.screening.ranging import lying_below

SEED = 20260630
COUNTRIES, FIGURES, IN_A_GROUP, DRAWS = 200, 30, 5, 1_000
GROUPS = FIGURES // IN_A_GROUP
ENDS = ("origin", "destination")
ROUNDS, PANDAS_DRAWS, CRITERIA_DRAWS, THREADS = 5, 10, 5, 2
SINGLE = 5e-6  # what single precision may lose of a value up to 10
RANGE = (0.05, 0.5, 0.95)


Draws = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """Drawn weights: of figures (draws, 2, groups, 5), of groups (draws, 2, groups), of ends (draws, 2)."""

    figures: FloatArray
    groups: FloatArray
    ends: FloatArray

    def multiplied_out(self, draw: int) -> FloatArray:
        """Return one weight a figure, summing to 1, on (60,)."""
        inner = self.figures[draw] / self.figures[draw].sum(axis=-1, keepdims=True)
        middle = self.groups[draw] / self.groups[draw].sum(axis=-1, keepdims=True)
        outer = self.ends[draw] / self.ends[draw].sum()
        return (inner * middle[..., None] * outer[:, None, None]).ravel()


def drawn_weights(generator: np.random.Generator) -> Weights:
    def uniform(*shape: int) -> FloatArray:
        return generator.uniform(0.75, 1.25, (DRAWS, *shape))

    return Weights(uniform(2, GROUPS, IN_A_GROUP), uniform(2, GROUPS), uniform(2))


def tree() -> Tree:
    tables = {
        f"group-{group}": {
            "aggregator": "mean",
            "children": [f"figure-{group * IN_A_GROUP + place}" for place in range(IN_A_GROUP)],
            "weights": [1.0] * IN_A_GROUP,
        }
        for group in range(GROUPS)
    }
    end = {"aggregator": "mean", "children": list(tables), "weights": [1.0] * GROUPS}
    return build_tree(tables | {"end": end}, rated_from=2 / 3)


def end_of(number: int, figures: FloatArray, weights: Weights, nodes: Tree) -> Draws:
    """Return what one end of every country adds to a pair in every draw, on (countries, draws)."""
    inputs = {f"figure-{at}": np.broadcast_to(figures[:, at], (DRAWS, COUNTRIES)) for at in range(FIGURES)}
    drawn = {f"group-{group}": weights.figures[:, number, group] for group in range(GROUPS)}
    outcomes = evaluate(nodes, inputs, drawn | {"end": weights.groups[:, number]})
    share = weights.ends[:, number] / weights.ends.sum(axis=1)
    return np.array((outcomes["end"].value * share[:, None]).T, dtype=np.float32, order="C")


def ours(figures: FloatArray, weights: Weights) -> FloatArray:
    """Return low, median and high of every ordered pair, on (countries, countries, 3)."""
    nodes = tree()
    with ThreadPoolExecutor(THREADS) as pool:
        origins, destinations = pool.map(lambda end: end_of(end, figures, weights, nodes), range(2))
        ranges = pool.map(lambda origin: lying_below(destinations + origin, RANGE), origins)
        return np.stack(list(ranges))


def table_of_pairs(figures: FloatArray) -> pd.DataFrame:
    """Return one row a pair, one column a figure of either end."""
    origins, destinations = np.divmod(np.arange(COUNTRIES**2), COUNTRIES)
    different = origins != destinations
    both = np.hstack([figures[origins[different]], figures[destinations[different]]])
    columns = [
        f"{end} {group} {place}" for end in ENDS for group in range(GROUPS) for place in range(IN_A_GROUP)
    ]
    return pd.DataFrame(both, columns=columns)


def in_pandas(table: pd.DataFrame, weights: Weights, draws: int) -> pd.DataFrame:
    """Return every pair in each draw, one draw after the other."""
    found = {}
    for draw in range(draws):
        ends = {}
        for number, end in enumerate(ENDS):
            groups = {}
            for group in range(GROUPS):
                columns = [f"{end} {group} {place}" for place in range(IN_A_GROUP)]
                inner = pd.Series(weights.figures[draw, number, group], index=columns)
                groups[group] = table[columns].mul(inner).sum(axis=1) / inner.sum()
            middle = pd.Series(weights.groups[draw, number])
            ends[number] = pd.DataFrame(groups).mul(middle).sum(axis=1) / middle.sum()
        outer = pd.Series(weights.ends[draw])
        found[draw] = pd.DataFrame(ends).mul(outer).sum(axis=1) / outer.sum()
    return pd.DataFrame(found)


def in_scikit_criteria(table: FloatArray, weights: Weights, draws: int) -> FloatArray:
    """Return every pair in each draw, on (draws, pairs)."""
    import skcriteria
    from skcriteria.agg.simple import WeightedSumModel

    model, objectives, found = WeightedSumModel(), [max] * table.shape[1], []
    for draw in range(draws):
        matrix = skcriteria.mkdm(table, objectives, weights=weights.multiplied_out(draw))
        found.append(model.evaluate(matrix).e_.score)
    return np.stack(found)


def check(figures: FloatArray, weights: Weights, table: pd.DataFrame) -> None:
    """Refuse to time peers whose numbers are not ours."""
    origins, destinations = (end_of(number, figures, weights, tree()) for number in range(2))
    mine = np.stack([(destinations + origin)[:, :2] for origin in origins])[~np.eye(COUNTRIES, dtype=bool)]
    assert np.allclose(in_pandas(table, weights, 2), mine, rtol=0, atol=SINGLE)
    assert np.allclose(in_scikit_criteria(table.to_numpy(), weights, 2).T, mine, rtol=0, atol=SINGLE)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def whole() -> None:
    """Screen every pair as the worker does, in this process, and print how long it took."""
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="bench-screening-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    import django

    django.setup()
    from django.core.management import call_command

    from assessments.models import Method, Screening
    from assessments.running import screen_world

    call_command("migrate", verbosity=0)
    subprocess.run([sys.executable, "manage.py", "load_fixtures"], check=True, stdout=subprocess.DEVNULL)
    method = Method.objects.get(is_default=True)
    screening = Screening.objects.create(method=method, as_of=date(2026, 6, 30))
    took = timed(lambda: screen_world(screening.pk))
    screening.refresh_from_db()
    assert screening.status == "done", screening.reason
    print(json.dumps({"s": took, "mb": peak_mb(), "pairs": screening.pairs.count()}))


def whole_in_its_own_process() -> dict[str, float]:
    command = [sys.executable, "-m", "bench.screening", "--whole"]
    folder = Path(__file__).resolve().parent.parent
    output = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(output.splitlines()[-1])
    return found


def peers(table: pd.DataFrame, weights: Weights) -> tuple[float, float]:
    """Return how long pandas and scikit-criteria would take for all draws."""
    tenth = pd.DataFrame(np.random.default_rng(SEED).random((len(table) // 10, DRAWS)))
    looped = timed(lambda: in_pandas(table, weights, PANDAS_DRAWS)) * DRAWS / PANDAS_DRAWS
    ranged = timed(lambda: tenth.quantile(list(RANGE), axis=1)) * 10
    called = timed(lambda: in_scikit_criteria(table.to_numpy(), weights, CRITERIA_DRAWS))
    return looped + ranged, called * DRAWS / CRITERIA_DRAWS


def main() -> None:
    generator = np.random.default_rng(SEED)
    figures = generator.uniform(0, 10, (COUNTRIES, FIGURES))
    weights = drawn_weights(generator)
    ours(figures, weights)
    ours_mb = peak_mb()
    table = table_of_pairs(figures)
    check(figures, weights, table)
    times = [(timed(lambda: ours(figures, weights)), *peers(table, weights)) for _ in range(ROUNDS)]
    ours_s, pandas_s, criteria_s = (statistics.median(each) for each in zip(*times, strict=True))
    world = whole_in_its_own_process()
    result = {
        "name": "screening",
        "ours_s": ours_s,
        "peer_s": pandas_s,
        "ratio": pandas_s / ours_s,
        "ours_mb": ours_mb,
        "peer": f"a pandas loop over the draws ({PANDAS_DRAWS} timed, scaled to {DRAWS:,}); scikit-criteria "
        f"called once a draw ({CRITERIA_DRAWS} timed, scaled): {criteria_s:.0f} s, "
        f"ratio {criteria_s / ours_s:.0f}",
        "work": f"{len(table):,} pairs x {2 * FIGURES} figures x {DRAWS:,} draws, weights varied at three "
        f"levels, ranges included; a whole screening of {world['pairs']:,} pairs with 1,024 draws, stored: "
        f"{world['s']:.0f} s, {world['mb']:.0f} MB",
        "scikit_criteria_s": criteria_s,
        "scikit_criteria_ratio": criteria_s / ours_s,
        "screen_s": world["s"],
        "screen_mb": world["mb"],
    }
    print(json.dumps(result))


if __name__ == "__main__":
    whole() if "--whole" in sys.argv else main()
