"""Incidents binned on a grid of the web map: any number of them can be drawn and none is lost. Pure."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from assessments.maps.content.event_columns import Codes, EventColumns, whole

CELL = 56
"""Pixels of a cell at a whole zoom; a map between two whole zooms draws it up to twice as large."""

SENT_WHOLE = 5_000
"""Up to so many incidents go to the browser as they are, which bins them by the same grid itself."""

DEEPEST = 12
_END = 85.05112878
"""Latitude at which the web map ends."""

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; longitudes may go beyond 180."""


@dataclass(frozen=True)
class Window:
    """What a map shows: its zoom, its box and the year chosen (None: all)."""

    zoom: int
    box: Box
    year: int | None = None

    def cells(self) -> tuple[int, int, int, int]:
        """Return the first and last column and row of cells that lie in the box, in part or whole."""
        west, south, east, north = self.box
        columns, rows = grid(np.array([west, east]), np.array([north, south]), self.zoom)
        return int(columns[0]), int(columns[1]), int(rows[0]), int(rows[1])


def grid(x: Any, y: Any, zoom: int) -> tuple[Codes, Codes]:
    """Return the column and row of the cell in which each position lies (web Mercator, 256 pixel world).

    Examples
    --------
    >>> [cells.tolist() for cells in grid(np.array([-180.0, 0.0]), np.array([85.0, 0.0]), 2)]
    [[0, 9], [0, 9]]
    """
    size = 256.0 * 2**zoom
    sines = np.sin(np.radians(np.clip(y, -_END, _END)))
    across = (x + 180.0) / 360.0 * size
    down = np.maximum(0.5 - np.log((1 + sines) / (1 - sines)) / (4 * np.pi), 0.0) * size
    return np.floor(across / CELL).astype(np.int64), np.floor(down / CELL).astype(np.int64)


def bins(events: EventColumns, window: Window) -> dict[str, Any]:
    """Return every incident of the window in its cell: where, how many, of which kind, when.

    ``total`` counts all incidents, ``in_year`` those of the chosen year wherever they lie, ``in_view`` those
    of the cells returned: the sum of ``count``, always. ``dead`` and ``missing`` sum what is stated (None
    where nothing is); ``km`` and ``leg`` are those of one incident, meant where it is alone.
    """
    of_year = events if window.year is None else events.chosen(events.year == window.year)
    columns, rows = grid(of_year.x, of_year.y, window.zoom)
    first, last, top, bottom = window.cells()
    inside = (columns >= first) & (columns <= last) & (rows >= top) & (rows <= bottom)
    seen = of_year.chosen(inside)
    about = {"total": len(events), "in_year": len(of_year), "in_view": len(seen)}
    return {**about, **_binned(seen, columns[inside], rows[inside])}


def _binned(events: EventColumns, columns: Codes, rows: Codes) -> dict[str, Any]:
    keys = rows * (1 << 32) + columns
    _, one, cell, count = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)

    def summed(values: Any) -> Any:
        return np.bincount(cell, weights=values, minlength=len(count))

    first, last = np.full(len(count), np.iinfo(np.int64).max), np.full(len(count), np.iinfo(np.int64).min)
    np.minimum.at(first, cell, events.day)
    np.maximum.at(last, cell, events.day)
    return {
        "x": np.round(summed(events.x) / count, 3), "y": np.round(summed(events.y) / count, 3),
        "count": count, "deaths": summed(events.deaths).astype(np.int64),
        "dead": _stated(summed, events.dead), "missing": _stated(summed, events.missing),
        "first": first, "last": last, "km": events.km[one], "leg": events.leg[one],
    }  # fmt: skip


def _stated(summed: Any, people: Any) -> list[int | None]:
    known = ~np.isnan(people)
    return whole(np.where(summed(known.astype(float)) > 0, summed(np.where(known, people, 0.0)), np.nan))
