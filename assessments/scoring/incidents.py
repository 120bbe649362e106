"""Which recorded incidents count for which leg of a route, and how near they are (section 3).

- An incident counts once, at the leg where it counts most.
- One of a release that is silent, or that does not speak for its country, does not count.
- One whose dead came from known origins, none of them that of the corridor, does not count.
- Where a leg names its routes, one with another known label does not count, and one with such a
  label counts in full wherever it lies.
- A position no better than a country is never placed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from assessments.scoring.aggregate import BoolArray
from assessments.scoring.arcs import Arcs, IntArray, arcs_of
from assessments.scoring.cells import Cells, cells_of, nearby, once_a_line
from assessments.scoring.covering import Covering
from assessments.scoring.method import Method
from assessments.scoring.normalise import FloatArray
from assessments.scoring.values import LegValue, Question
from corridors.geometry import pieces

Numbered = tuple[int, LegValue]


@dataclass(frozen=True)
class Counted:
    """Incidents of one kind that can count along the legs of a route.

    Attributes
    ----------
    events : DataFrame, EVENT_COLUMNS
        One row each, with ``leg`` (the number of the leg), ``km`` (0 for one that counts by its
        label) and ``age_days``.
    unplaced : DataFrame, EVENT_COLUMNS
        Those of the countries of the route whose position is no point.
    """

    events: pd.DataFrame
    unplaced: pd.DataFrame


def count_incidents(
    events: pd.DataFrame, question: Question, covering: Covering, method: Method, widest: float
) -> Counted:
    """Return the incidents of the covering's kind that can count.

    Parameters
    ----------
    events : DataFrame, EVENT_COLUMNS
    widest : float
        How many times the nominal bandwidth an incident can be away and still count in some draw.
    """
    known = _possible(events, question, covering)
    legs = [(number, leg) for number, leg in enumerate(question.legs) if _takes(leg, covering.kind, method)]
    placed = (known["precision"] < method["exposure.country_level_precision"]).to_numpy()
    placed = placed & known[["longitude", "latitude"]].notna().all(axis=1).to_numpy()
    near = [_near(known, placed, numbered, method, widest) for numbered in legs]
    counted = _once_each(pd.concat(near)) if near else _nothing()
    found = known.iloc[counted["row"].to_numpy(dtype=int)].reset_index(drop=True)
    found = found.assign(leg=counted["leg"].to_numpy(dtype=int), km=counted["km"].to_numpy(dtype=float))
    on_the_way = {code for number, leg in legs for code in _countries(number, leg, question)}
    unplaced = known[~placed & known["country"].isin(on_the_way).to_numpy()]
    unplaced = unplaced[~unplaced["event"].isin(found["event"])]
    return Counted(found, unplaced.reset_index(drop=True))


def _takes(leg: LegValue, kind: str, method: Method) -> bool:
    """Return whether incidents of a kind count along a leg: conflict on land, deaths on land and at sea."""
    modes = ("land",) if kind == "conflict" else method["route.line_modes"]
    return leg.mode in modes


def _possible(events: pd.DataFrame, question: Question, covering: Covering) -> pd.DataFrame:
    """Return the incidents of the kind whose release speaks for their country, with their age in days."""
    known = events[
        (events["kind"] == covering.kind).to_numpy() & (events["date"] <= question.as_of).to_numpy()
    ]
    speaking = {country: covering.watching(country) for country in set(known["country"])}
    keys = {country: None if release is None else release.key for country, release in speaking.items()}
    known = known[(known["release"] == known["country"].map(keys)).to_numpy()]
    foreign = [bool(origins) and question.origin not in origins for origins in known["origins"]]
    known = known[~np.asarray(foreign, dtype=bool)]
    last = {release.key: covering.last_day(release) for release in covering.releases}
    ages = [max(0, (last[key] - day).days) for key, day in zip(known["release"], known["date"], strict=True)]
    return known.assign(age_days=np.asarray(ages, dtype=float)).reset_index(drop=True)


def _near(
    known: pd.DataFrame, placed: BoolArray, numbered: Numbered, method: Method, widest: float
) -> pd.DataFrame:
    """Return row, leg, km and nearness (in bandwidths) of what counts for one leg."""
    number, leg = numbered
    bandwidth = method.number(f"exposure.bandwidth_km.{leg.mode}")
    named = known["label"].isin(leg.labels).to_numpy()
    other = (known["label"] != "").to_numpy() & ~named if leg.labels else np.zeros(len(known), dtype=bool)
    rows = np.flatnonzero(placed & ~other & ~named)
    at, km = _distances(known, rows, leg, method, bandwidth * widest)
    row = np.concatenate([np.flatnonzero(named), at])
    far = np.concatenate([np.zeros(int(named.sum())), km])
    return pd.DataFrame({"row": row, "leg": number, "km": far, "nearness": far / bandwidth, "mode": leg.mode})


def _distances(
    known: pd.DataFrame, rows: IntArray, leg: LegValue, method: Method, reach_km: float
) -> tuple[IntArray, FloatArray]:
    if not len(rows) or not leg.line:
        return np.empty(0, dtype=np.intp), np.empty(0)
    arcs = line_arcs(leg, method.number("exposure.piece_km"))
    found = once_a_line(nearby(arcs, _cells(known, rows), reach_km), np.zeros(len(arcs), dtype=np.intp))
    return rows[found.place], found.km


def line_arcs(leg: LegValue, piece_km: float) -> Arcs:
    """Return the arcs of a leg, cut into pieces on the ellipsoid."""
    return arcs_of(pieces(leg.line, piece_km))


def _cells(known: pd.DataFrame, rows: IntArray) -> Cells:
    placed = known.iloc[rows]
    return cells_of(placed["longitude"].to_numpy(dtype=float), placed["latitude"].to_numpy(dtype=float))


def _once_each(near: pd.DataFrame) -> pd.DataFrame:
    ordered = near.sort_values(["row", "nearness", "mode", "leg"], kind="stable")
    return ordered.drop_duplicates("row")


def _nothing() -> pd.DataFrame:
    return pd.DataFrame({"row": [], "leg": [], "km": []})


def _countries(number: int, leg: LegValue, question: Question) -> Sequence[str]:
    return [*leg.countries, *(place.country for place in question.places[number : number + 2])]


def deaths_of(events: pd.DataFrame) -> FloatArray:
    """Return the dead and missing of incidents; a number not stated adds nothing."""
    dead, missing = (events[name].to_numpy(dtype=float) for name in ("dead", "missing"))
    return np.asarray(np.nan_to_num(dead) + np.nan_to_num(missing))


def stretches(leg: LegValue, events: pd.DataFrame, every_km: float) -> tuple[int, Mapping[int, IntArray]]:
    """Return how many stretches of at most so many km a leg has, and the incidents nearest to each.

    Keys are the number of the stretch, from 0; values positions in ``events``. Those placed by their
    label alone are left out where they are too far to be measured.
    """
    cut = pieces(leg.line, every_km)
    rows = np.flatnonzero(events[["longitude", "latitude"]].notna().all(axis=1).to_numpy())
    arcs, stretch = arcs_of(cut), np.repeat(np.arange(len(cut)), [len(piece) - 1 for piece in cut])
    found = nearby(arcs, _cells(events, rows), float(events["km"].max()) + 1.0)
    order = np.lexsort((stretch[found.arc], found.km, found.place))
    _, first = np.unique(found.place[order], return_index=True)
    nearest = order[first]
    of = stretch[found.arc[nearest]]
    return len(cut), {int(number): rows[found.place[nearest]][of == number] for number in np.unique(of)}
