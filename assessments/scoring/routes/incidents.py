"""Which recorded incidents count for which leg of a route, and how near they are (section 3).

- An incident counts once, at the leg where it counts most.
- One of a release that is silent, or that does not speak for its country, does not count; of releases of
  different times, each counts where none that is newer speaks, and no incident counts from two.
- One whose dead came from known origins, none of them that of the corridor, does not count.
- One with the label of a route counts only for legs that name that label, in full wherever it lies,
  at the one of them it is nearest to.
- A position no better than a country is never placed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
import pandas as pd

from assessments.scoring.arithmetic.aggregate import BoolArray
from assessments.scoring.arithmetic.arcs import Arcs, IntArray, arcs_of, distances_km, points_at
from assessments.scoring.arithmetic.cells import Cells, cells_of, nearby, once_a_line
from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.evidence.covering import Covering
from assessments.scoring.evidence.values import LegValue, Question
from assessments.scoring.methods.method import Method
from corridors.geometry import Position, pieces

Numbered = tuple[int, LegValue]


@dataclass(frozen=True)
class Counted:
    """Incidents of one kind that can count along the legs of a route.

    Attributes
    ----------
    events : DataFrame, EVENT_COLUMNS
        One row each, with ``leg`` (the number of the leg), ``km`` (0 for one that counts by its
        label), ``away_km`` (how far it lies; infinite without a point) and ``age_days``.
    unplaced : DataFrame, EVENT_COLUMNS
        Those of the countries of the route whose position is no point.
    left_out : mapping of leg number to mapping of label to number
        How many lie near a leg but belong to another route by their label.
    """

    events: pd.DataFrame
    unplaced: pd.DataFrame
    left_out: Mapping[int, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Placed:
    """Incidents that have a point: their rows, sorted into cells once for every leg."""

    rows: IntArray
    cells: Cells


@dataclass(frozen=True)
class Near:
    """Incidents that can count for one leg: their rows, how far away, how far in bandwidths.

    ``km`` is 0 for those that count by their label, however far they are; ``elsewhere`` are the rows
    near the leg that bear the label of another route.
    """

    ARRAYS: ClassVar = ("row", "km", "away_km", "nearness")

    leg: int
    mode: str
    row: IntArray
    km: FloatArray
    away_km: FloatArray
    nearness: FloatArray
    elsewhere: IntArray


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
    placed = placed & has_point(known)
    rows = np.flatnonzero(placed)
    on_the_map = Placed(rows, _cells(known, rows))
    near = [_near(known, on_the_map, numbered, method, widest) for numbered in legs]
    row, leg, km, away_km = _once_each(near)
    found = known.iloc[row].reset_index(drop=True).assign(leg=leg, km=km, away_km=away_km)
    on_the_way = {code for number, leg in legs for code in _countries(number, leg, question)}
    unplaced = known[~placed & known["country"].isin(on_the_way).to_numpy()]
    unplaced = unplaced[~unplaced["event"].isin(found["event"])]
    return Counted(found, unplaced.reset_index(drop=True), _left_out(known, near, row))


def _left_out(known: pd.DataFrame, near: Sequence[Near], counted: IntArray) -> dict[int, dict[str, int]]:
    """Return how many incidents near each leg count nowhere, by the label they bear."""
    labels = known["label"].to_numpy(dtype=object)
    away = {one.leg: np.setdiff1d(one.elsewhere, counted) for one in near}
    return {
        leg: dict(Counter(str(label) for label in labels[rows]).most_common())
        for leg, rows in away.items()
        if len(rows)
    }


def _takes(leg: LegValue, kind: str, method: Method) -> bool:
    """Return whether incidents of a kind count along a leg: conflict on land, deaths on land and at sea."""
    modes = ("land",) if kind == "conflict" else method["route.line_modes"]
    return leg.mode in modes


def _possible(events: pd.DataFrame, question: Question, covering: Covering) -> pd.DataFrame:
    """Return the incidents of the kind whose release serves their country and day, with their age in days."""
    of_kind = (events["kind"] == covering.kind).to_numpy()
    columns = [events[name].tolist() for name in ("country", "release", "origins", "date")]
    served = {country: covering.serving(country) for country in set(columns[0])}
    counts = [
        (serving := served[country]) is not None and key == serving.key_on(day) and day <= question.as_of
        and (not origins or question.origin in origins)
        for country, key, origins, day in zip(*columns, strict=True)
    ]  # fmt: skip
    known = _told_once(as_objects(events[of_kind & np.asarray(counts, dtype=bool)]), covering)
    last = {country: covering.last_day(one.furthest) for country, one in served.items() if one is not None}
    dated = zip(known["country"].tolist(), known["date"].tolist(), strict=True)
    ages = np.array([max(0, (last[country] - day).days) for country, day in dated], dtype=float)
    return known.assign(age_days=ages).reset_index(drop=True)


def _told_once(known: pd.DataFrame, covering: Covering) -> pd.DataFrame:
    """Leave out what a newer release of the dataset tells of under the same identifier, on another day."""
    releases = {one.key: one for one in covering.releases}
    if known["release"].nunique() < 2:
        return known
    newest: dict[tuple[str, str, str], str] = {}
    rows = [
        (releases[key], (releases[key].publisher, releases[key].dataset, identifier))
        for key, identifier in zip(known["release"].tolist(), known["publisher_id"].tolist(), strict=True)
    ]
    for release, told in rows:
        if told not in newest or covering.newness(release) > covering.newness(releases[newest[told]]):
            newest[told] = release.key
    return known[np.asarray([newest[told] == release.key for release, told in rows], dtype=bool)]


def has_point(events: pd.DataFrame) -> BoolArray:
    """Return which incidents have a longitude and a latitude."""
    places = [events[name].to_numpy(dtype=float) for name in ("longitude", "latitude")]
    return np.asarray(~(np.isnan(places[0]) | np.isnan(places[1])))


def as_objects(events: pd.DataFrame) -> pd.DataFrame:
    """Return a frame whose texts are plain objects: many small steps read them one by one."""
    texts = [name for name, kind in events.dtypes.items() if isinstance(kind, pd.StringDtype)]
    return events.astype(dict.fromkeys(texts, object)) if texts else events


def _near(known: pd.DataFrame, placed: Placed, numbered: Numbered, method: Method, widest: float) -> Near:
    """Return what counts for one leg."""
    number, leg = numbered
    bandwidth = method.number(f"exposure.bandwidth_km.{leg.mode}")
    own = known["label"].isin(leg.labels).to_numpy()
    labelled = (known["label"] != "").to_numpy()
    at, km = _distances(placed, leg, method, bandwidth * widest)
    elsewhere = at[(labelled & ~own)[at] & (km < bandwidth)]
    free = ~labelled[at]
    named = np.flatnonzero(own)
    row = np.concatenate([named, at[free]])
    away = np.concatenate([_straight_km(known, named, leg, method), km[free]])
    far = np.concatenate([np.zeros(len(named)), km[free]])
    return Near(number, leg.mode, row, far, away, away / bandwidth, elsewhere)


def _straight_km(known: pd.DataFrame, rows: IntArray, leg: LegValue, method: Method) -> FloatArray:
    """Return how far incidents are from a leg, however far that is; infinite without a point or a line."""
    away = np.full(len(rows), np.inf)
    if not len(rows) or not leg.line:
        return away
    arcs = line_arcs(leg, method.number("exposure.piece_km"))
    known_at = np.flatnonzero(has_point(known)[rows])
    longitudes, latitudes = (known[name].to_numpy(dtype=float)[rows] for name in ("longitude", "latitude"))
    pair, arc = np.repeat(known_at, len(arcs)), np.tile(np.arange(len(arcs)), len(known_at))
    km = distances_km(points_at(longitudes[pair], latitudes[pair]), arcs, arc)
    away[known_at] = km.reshape(len(known_at), len(arcs)).min(axis=1)
    return away


def _distances(placed: Placed, leg: LegValue, method: Method, reach_km: float) -> tuple[IntArray, FloatArray]:
    if not len(placed.rows) or not leg.line:
        return np.empty(0, dtype=np.intp), np.empty(0)
    arcs = line_arcs(leg, method.number("exposure.piece_km"))
    found = once_a_line(nearby(arcs, placed.cells, reach_km), np.zeros(len(arcs), dtype=np.intp))
    return placed.rows[found.place], found.km


def line_arcs(leg: LegValue, piece_km: float) -> Arcs:
    """Return the arcs of a leg, cut into pieces on the ellipsoid."""
    return arcs_of(pieces(leg.line, piece_km))


def _cells(known: pd.DataFrame, rows: IntArray) -> Cells:
    longitudes, latitudes = (known[name].to_numpy(dtype=float) for name in ("longitude", "latitude"))
    return cells_of(longitudes[rows], latitudes[rows])


def _once_each(near: Sequence[Near]) -> tuple[IntArray, IntArray, FloatArray, FloatArray]:
    """Return row, leg, km and away_km of each incident at the leg it is nearest to, in bandwidths."""
    if not near:
        return np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp), np.empty(0), np.empty(0)
    row, km, away_km, nearness = (
        np.concatenate([getattr(one, name) for one in near]) for name in Near.ARRAYS
    )
    held = [len(one.row) for one in near]
    leg, mode = (np.repeat([getattr(one, name) for one in near], held) for name in ("leg", "mode"))
    order = np.lexsort((leg, mode, nearness, row))
    kept = order[np.flatnonzero(np.diff(row[order], prepend=-1))]
    return row[kept], leg[kept], km[kept], away_km[kept]


def _countries(number: int, leg: LegValue, question: Question) -> Sequence[str]:
    return [*leg.countries, *(place.country for place in question.places[number : number + 2])]


def deaths_of(events: pd.DataFrame) -> FloatArray:
    """Return the dead and missing of incidents; a number not stated adds nothing."""
    dead, missing = (events[name].to_numpy(dtype=float) for name in ("dead", "missing"))
    return np.asarray(np.nan_to_num(dead) + np.nan_to_num(missing))


def stretches(
    leg: LegValue, events: pd.DataFrame, every_km: float
) -> tuple[Sequence[Sequence[Position]], Mapping[int, IntArray]]:
    """Return the stretches of at most so many km a leg has, and the incidents nearest to each.

    Keys are the number of the stretch, from 0; values positions in ``events``. Those placed by their
    label alone are left out where they are too far to be measured.
    """
    cut = pieces(leg.line, every_km)
    rows = np.flatnonzero(has_point(events))
    arcs, stretch = arcs_of(cut), np.repeat(np.arange(len(cut)), [len(piece) - 1 for piece in cut])
    found = nearby(arcs, _cells(events, rows), float(events["km"].max()) + 1.0)
    order = np.lexsort((stretch[found.arc], found.km, found.place))
    _, first = np.unique(found.place[order], return_index=True)
    nearest = order[first]
    of = stretch[found.arc[nearest]]
    return cut, {int(number): rows[found.place[nearest]][of == number] for number in np.unique(of)}
