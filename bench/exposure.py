"""Incidents near many long lines: cells and arcs on the sphere against a tree over the plane.

19,900 great-circle legs between 200 places, 400,000 incidents, all within 50 km. Places and incidents are
synthetic: spread evenly over the globe by a generator with a fixed seed. Cutting the legs into pieces on
the ellipsoid and sorting the incidents into cells are part of our time.

The peer asks shapely's STRtree of the incidents for those within the same distance (in degrees) of each
whole line. It is timed on a sample of the legs, spread evenly over all of them, and scaled up to all;
building the tree is not counted. Both run five times, alternating.
"""

import json
import resource
import statistics
import time
from collections.abc import Callable
from itertools import combinations
from typing import Any

import numpy as np
import shapely

from assessments.scoring.arithmetic.arcs import arcs_of
from assessments.scoring.arithmetic.cells import Cells, Nearby, cells_of, nearby, once_a_line
from corridors.geometry import great_circle, pieces

SEED = 20260630
PLACES, INCIDENTS = 200, 400_000
REACH_KM, KM_PER_DEGREE = 50.0, 111.2
ROUNDS, SAMPLE, LEGS_AT_ONCE = 5, 20, 100
Leg = tuple[tuple[float, float], tuple[float, float]]


def spread(count: int, generator: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    return generator.uniform(-180, 180, count), np.degrees(np.arcsin(generator.uniform(-1, 1, count)))


def near(legs: tuple[Leg, ...], cells: Cells) -> Nearby:
    cut = [pieces({"type": "LineString", "coordinates": leg}) for leg in legs]
    leg_of_piece = np.repeat(np.arange(len(legs)), [len(each) for each in cut])
    arcs = arcs_of([piece for each in cut for piece in each])
    return once_a_line(nearby(arcs, cells, REACH_KM), leg_of_piece)


def ours(legs: list[Leg], longitudes: np.ndarray, latitudes: np.ndarray) -> int:
    cells = cells_of(longitudes, latitudes)
    return sum(len(near(some, cells).km) for some in batches(legs))


def batches(legs: list[Leg]) -> list[tuple[Leg, ...]]:
    return [tuple(legs[first : first + LEGS_AT_ONCE]) for first in range(0, len(legs), LEGS_AT_ONCE)]


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    generator = np.random.default_rng(SEED)
    x, y = spread(PLACES, generator)
    longitudes, latitudes = spread(INCIDENTS, generator)
    ends = [
        ((float(x[i]), float(y[i])), (float(x[j]), float(y[j]))) for i, j in combinations(range(PLACES), 2)
    ]
    hits = ours(ends, longitudes, latitudes)
    ours_mb = peak_mb()

    cells = cells_of(longitudes, latitudes)
    corridor = tuple(ends[1000:1006])
    corridor_s = statistics.median(timed(lambda: near(corridor, cells)) for _ in range(15))
    cells_s = statistics.median(timed(lambda: cells_of(longitudes, latitudes)) for _ in range(5))

    tree = shapely.STRtree(shapely.points(longitudes, latitudes))
    sample = [shapely.geometry.shape(great_circle(*leg)) for leg in ends[:: len(ends) // SAMPLE][:SAMPLE]]
    degrees = REACH_KM / KM_PER_DEGREE
    ours_s, peer_s = [], []
    for _ in range(ROUNDS):
        ours_s.append(timed(lambda: ours(ends, longitudes, latitudes)))
        asked = timed(lambda: [tree.query(line, predicate="dwithin", distance=degrees) for line in sample])
        peer_s.append(asked * len(ends) / len(sample))
    ours_median, peer_median = statistics.median(ours_s), statistics.median(peer_s)
    work = (
        f"{len(ends):,} great-circle legs x {INCIDENTS:,} synthetic incidents (seed {SEED}) within "
        f"{REACH_KM:.0f} km, {hits:,} found, cutting and cells included; one corridor of {len(corridor)} "
        f"legs: {corridor_s * 1000:.1f} ms with the cells at hand ({cells_s * 1000:.0f} ms to sort)"
    )
    result: dict[str, Any] = {
        "name": "exposure",
        "ours_s": ours_median,
        "peer_s": peer_median,
        "ratio": peer_median / ours_median,
        "ours_mb": ours_mb,
        "peer": f"shapely STRtree, dwithin on whole lines ({SAMPLE} legs timed, scaled to all)",
        "work": work,
        "corridor_s": corridor_s,
        "cells_s": cells_s,
    }
    print(f"{'all legs':<40}{'s':>10}{'MB':>8}{'x':>8}")
    print(f"{'ours, cells and arcs':<40}{ours_median:>10.2f}{ours_mb:>8.0f}{1:>8.0f}")
    print(f"{'STRtree dwithin, scaled from a sample':<40}{peer_median:>10.0f}{'':>8}{result['ratio']:>8.0f}")
    print(f"{'one corridor, cells at hand':<40}{corridor_s:>10.4f}")
    print(json.dumps(result))


if __name__ == "__main__":
    main()
