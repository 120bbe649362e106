"""A leg in stretches of at most 100 km: how much was recorded along each, and which is the worst."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from assessments.scoring.arithmetic.arcs import IntArray
from assessments.scoring.arithmetic.intensity import per_100km, severity
from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.evidence.values import LegValue
from assessments.scoring.methods.method import Method
from assessments.scoring.routes.incidents import stretches
from corridors.geometry import Position


def stretches_part(leg: LegValue, events: pd.DataFrame, method: Method) -> dict[str, Any]:
    """Return the worst stretch of a leg, and all of them as columns; ``None`` where none counts.

    Parameters
    ----------
    events : DataFrame
        The incidents of one class that count for the leg.

    Returns
    -------
    dict
        ``worst_stretch``: where it lies (``from_km``, ``to_km``, and longitude and latitude of its
        ends), incidents, ``weighted`` (their part of E_c) and the countries they were recorded in, the most
        frequent first.
        ``stretches``: ``km`` of each, and a column each of incidents, weighted and severity (of a
        stretch taken by itself; ``None`` where nothing is recorded).
    """
    every = method.number("exposure.floor_km")
    if not len(events) or not leg.line:
        return {"worst_stretch": None, "stretches": None}
    cut, found = stretches(leg, events, every)
    if not found:
        return {"worst_stretch": None, "stretches": None}
    weighted = _weighted(len(cut), found, events["counts"].to_numpy(dtype=float))
    columns = {
        "km": float(leg.length_km) / len(cut),
        "incidents": [len(found.get(number, ())) for number in range(len(cut))],
        "weighted": weighted.tolist(),
        "severity": _severities(weighted, method),
    }
    worst = max(found, key=lambda number: weighted[number])
    there = _worst(worst, columns) | _where(cut[worst], events["country"].to_numpy()[found[worst]])
    return {"worst_stretch": there, "stretches": columns}


def _weighted(count: int, found: Mapping[int, IntArray], counts: FloatArray) -> FloatArray:
    weighted = np.zeros(count)
    for number, rows in found.items():
        weighted[number] = counts[rows].sum()
    return weighted


def _severities(weighted: FloatArray, method: Method) -> list[float | None]:
    """Return the severity of each stretch by itself; none is shorter than the floor counts it."""
    floor = method.number("exposure.floor_km")
    values = severity(per_100km(weighted, floor, floor), method["exposure.severity"])
    return [None if np.isnan(value) else float(value) for value in values]


def _worst(number: int, columns: Mapping[str, Any]) -> dict[str, Any]:
    ends = {"from_km": number * columns["km"], "to_km": (number + 1) * columns["km"]}
    return ends | {name: columns[name][number] for name in ("incidents", "weighted", "severity")}


def _where(piece: Sequence[Position], countries: Iterable[str]) -> dict[str, Any]:
    return {
        "start": list(piece[0]),
        "end": list(piece[-1]),
        "countries": [code for code, _ in Counter(sorted(filter(None, countries))).most_common()],
    }
