"""Which places lie near which arcs: places sorted into cells of a grid, so that few are measured.

The cells are rows of latitude, divided into the fewer columns the nearer they are to a pole, so that
all are about equally large. For each arc the cells of a box around it are looked at, those out of
reach left aside, and only what lies in the others is measured exactly. The box wraps at the
antimeridian and takes every longitude where a pole is near.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from assessments.scoring.arithmetic.arcs import Arcs, IntArray, Points, distances_km, points_at, slab
from assessments.scoring.arithmetic.normalise import FloatArray

CELL_DEGREES = 0.5
ROWS = int(180 / CELL_DEGREES)
COLUMNS = np.ceil(
    360.0 / CELL_DEGREES * np.cos(np.radians((np.arange(ROWS) + 0.5) * CELL_DEGREES - 90.0))
).astype(np.intp)
FIRST_OF_ROW = np.concatenate([[0], np.cumsum(COLUMNS)])
LEAST_KM_PER_DEGREE = 110.5  # of latitude, at the equator
LEAST_KM_PER_RADIAN = 6356.0  # of ``Points``, at a pole
CELL_RADIUS_KM = 40.0  # from the middle of a cell to its farthest corner: 39.5 km at most
BULGE_KM = 5.0  # how far an arc of 500 km leaves the parallel through its ends, times tan(latitude)
STEEPEST = 85.0  # degrees of latitude beyond which a box takes every longitude
ARCS_AT_ONCE = 512


@dataclass(frozen=True)
class Nearby:
    """Places within reach of arcs: the number of the arc, the number of the place, the distance in km."""

    arc: IntArray
    place: IntArray
    km: FloatArray


@dataclass(frozen=True)
class Cells:
    """Places in the order of their cells.

    Attributes
    ----------
    order : which place stands where
    begins : array (cells + 1,)
        Where each cell begins.
    points : Points in that order
    """

    order: IntArray
    begins: IntArray
    points: Points


def cells_of(longitudes: ArrayLike, latitudes: ArrayLike) -> Cells:
    """Sort places (degrees) into cells."""
    lon, lat = np.asarray(longitudes, dtype=float), np.asarray(latitudes, dtype=float)
    row = np.minimum(((lat + 90.0) / CELL_DEGREES).astype(np.intp), ROWS - 1)
    column = ((lon + 180.0) / 360.0 * COLUMNS[row]).astype(np.intp) % COLUMNS[row]
    cell = FIRST_OF_ROW[row] + column
    order = np.argsort(cell, kind="stable")
    counts = np.bincount(cell, minlength=FIRST_OF_ROW[-1])
    begins = np.concatenate([[0], np.cumsum(counts)])
    return Cells(order, begins, points_at(lon[order], lat[order]))


def nearby(arcs: Arcs, cells: Cells, reach_km: float) -> Nearby:
    """Return every place within reach of every arc (at most 500 km long each), exactly measured."""
    parts = [
        _nearby(arcs, np.arange(first, min(first + ARCS_AT_ONCE, len(arcs))), cells, reach_km)
        for first in range(0, len(arcs), ARCS_AT_ONCE)
    ]
    if not parts:
        none = np.empty(0, dtype=np.intp)
        return Nearby(none, none, np.empty(0))
    return Nearby(*(np.concatenate(part) for part in zip(*parts, strict=True)))


def once_a_line(found: Nearby, line_of_arc: IntArray) -> Nearby:
    """Return each place once a line, at its least distance; ``arc`` is then the number of the line."""
    line, places = line_of_arc[found.arc], int(found.place.max(initial=0)) + 1
    key = line * places + found.place
    order = np.argsort(key)
    ordered = key[order]
    first = np.flatnonzero(np.diff(ordered, prepend=-1))
    km = np.minimum.reduceat(found.km[order], first) if len(first) else found.km
    return Nearby(ordered[first] // places, ordered[first] % places, km)


def _nearby(
    arcs: Arcs, chosen: IntArray, cells: Cells, reach_km: float
) -> tuple[IntArray, IntArray, FloatArray]:
    arc, cell = _cells_in_reach(arcs, chosen, reach_km)
    held, at = stretched(cells.begins[cell], cells.begins[cell + 1] - cells.begins[cell])
    arc = arc[held]
    kept = slab(cells.points.vectors.take(at, 1), arcs, arc, float(np.sin(reach_km / LEAST_KM_PER_RADIAN)))
    arc, at = arc[kept], at[kept]
    km = distances_km(cells.points.take(at), arcs, arc)
    within = km < reach_km
    return arc[within], cells.order[at[within]], km[within]


def _cells_in_reach(arcs: Arcs, chosen: IntArray, reach_km: float) -> tuple[IntArray, IntArray]:
    """Return pairs of an arc and a cell that may hold places within reach of it."""
    low, high, west, east = _boxes(arcs.degrees[:, chosen], reach_km)
    bottom, top = (_in_rows(edge) for edge in (low, high))
    of_arc, row = stretched(bottom, top - bottom + 1)
    columns = COLUMNS[row]
    left = np.floor((west[of_arc] + 180.0) / 360.0 * columns).astype(np.intp)
    right = np.floor((east[of_arc] + 180.0) / 360.0 * columns).astype(np.intp)
    of_row, column = stretched(left, np.minimum(right - left + 1, columns))
    cell = FIRST_OF_ROW[row][of_row] + column % columns[of_row]
    arc = chosen[of_arc[of_row]]
    reach = float(np.sin((reach_km + CELL_RADIUS_KM) / LEAST_KM_PER_RADIAN))
    kept = slab(_MIDDLES.take(cell, 1), arcs, arc, reach)
    return arc[kept], cell[kept]


def _boxes(degrees: FloatArray, reach_km: float) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Return the least and greatest latitude and longitude (unbounded) within reach of each arc."""
    start_lon, start_lat, end_lon, end_lat = degrees
    farthest = np.maximum(np.abs(start_lat), np.abs(end_lat))
    bulge = BULGE_KM * np.tan(np.radians(np.minimum(farthest, STEEPEST)))
    margin = (reach_km + bulge) / LEAST_KM_PER_DEGREE
    low, high = np.minimum(start_lat, end_lat) - margin, np.maximum(start_lat, end_lat) + margin
    polar = farthest + margin > STEEPEST
    turn = (end_lon - start_lon + 180.0) % 360.0 - 180.0
    aside = margin / np.cos(np.radians(np.minimum(farthest + margin, STEEPEST)))
    west = np.where(polar, -180.0, start_lon + np.minimum(turn, 0.0) - aside)
    east = np.where(polar, 180.0, start_lon + np.maximum(turn, 0.0) + aside)
    low, high = np.where(polar & (low < 0), -90.0, low), np.where(polar & (high > 0), 90.0, high)
    return low, high, west, east


def _in_rows(latitudes: FloatArray) -> IntArray:
    return np.clip(np.floor((latitudes + 90.0) / CELL_DEGREES).astype(np.intp), 0, ROWS - 1)


def stretched(begins: IntArray, counts: IntArray) -> tuple[IntArray, IntArray]:
    """Return, for ranges of whole numbers, which range each number is of, and the numbers.

    Examples
    --------
    >>> stretched(np.array([5, 9]), np.array([2, 1]))
    (array([0, 0, 1]), array([5, 6, 9]))
    """
    owner = np.repeat(np.arange(len(begins)), counts)
    before = np.cumsum(counts) - counts
    return owner, np.arange(len(owner)) - (before - begins)[owner]


def _middles() -> FloatArray:
    row, column = stretched(np.zeros(ROWS, dtype=np.intp), COLUMNS)
    return points_at((column + 0.5) * 360.0 / COLUMNS[row] - 180.0, (row + 0.5) * CELL_DEGREES - 90.0).vectors


_MIDDLES = _middles()
