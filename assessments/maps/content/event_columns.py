"""The recorded incidents of a result as columns of numbers: what the map draws, counts and bins. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assessments.maps.content.positions import unwrapped

Numbers = NDArray[np.float64]
Codes = NDArray[np.int64]

EPOCH = date(1970, 1, 1).toordinal()
DEATHS, CONFLICT = 1, 0


@dataclass(frozen=True)
class EventColumns:
    """One entry an incident that has a point; every column is as long as the others.

    ``x`` and ``y`` are degrees (longitude unwrapped like the lines), ``deaths`` 1 for recorded deaths and 0
    for a conflict event, ``day`` days since 1970-01-01, ``dead`` and ``missing`` people (NaN: not stated),
    ``km`` from the leg, ``leg`` its number from 1.
    """

    x: Numbers
    y: Numbers
    deaths: Codes
    day: Codes
    year: Codes
    dead: Numbers
    missing: Numbers
    km: Codes
    leg: Codes

    def __len__(self) -> int:
        return len(self.x)

    def chosen(self, which: NDArray[np.bool_]) -> "EventColumns":
        """Return the incidents for which ``which`` is true."""
        return EventColumns(**{name: column[which] for name, column in vars(self).items()})

    def as_table(self) -> NDArray[np.void]:
        """Return the columns as one array that ``from_table`` takes."""
        table = np.empty(len(self), dtype=[(name, column.dtype) for name, column in vars(self).items()])
        for name, column in vars(self).items():
            table[name] = column
        return table

    def years(self) -> dict[str, list[int]]:
        """Return by year how many incidents are recorded deaths and how many conflict events."""
        found = np.unique(self.year)
        return {
            str(year): [int(np.sum(self.deaths[self.year == year] == kind)) for kind in (DEATHS, CONFLICT)]
            for year in found
        }

    def as_columns(self) -> dict[str, Any]:
        """Return the columns as they are sent; positions to 0.001 degrees, about 100 m."""
        codes = {name: np.ascontiguousarray(getattr(self, name)) for name in ("deaths", "day", "km", "leg")}
        people = {"dead": whole(self.dead), "missing": whole(self.missing)}
        return {"x": np.round(self.x.copy(), 3), "y": np.round(self.y.copy(), 3), **codes, **people}


def event_columns(payload: Mapping[str, Any]) -> EventColumns:
    """Return the incidents of a result that have a point, in the order they stand in the document."""
    route = payload["places"]["route"]
    return columns_of(route.get("events") or (), payload["route_lines"])


def from_table(table: NDArray[np.void]) -> EventColumns:
    """Return the columns that were put into one array."""
    plain = np.asarray(table)
    return EventColumns(**{name: plain[name] for name in plain.dtype.names or ()})


def columns_of(events: Sequence[Mapping[str, Any]], lines: Sequence[Mapping[str, Any]]) -> EventColumns:
    """Return incidents as columns, turned to the side of longitude 180 on which the lines lie."""
    placed = [event for event in events if event["longitude"] is not None]
    x = np.array([event["longitude"] for event in placed], dtype=float)
    days = [date.fromisoformat(event["date"]) for event in placed]
    return EventColumns(
        x=x - 360.0 * np.round((x - _middle(lines)) / 360.0),
        y=np.array([event["latitude"] for event in placed], dtype=float),
        deaths=_codes(event["kind"] == "death" for event in placed),
        day=_codes(day.toordinal() - EPOCH for day in days),
        year=_codes(day.year for day in days),
        dead=_people(event["dead"] for event in placed),
        missing=_people(event["missing"] for event in placed),
        km=_codes(round(event["distance_km"]) for event in placed),
        leg=_codes(event["leg"] for event in placed),
    )


def whole(people: Numbers) -> list[int | None]:
    """Return numbers of people as whole numbers; what is not stated stays unknown."""
    return [None if number != number else round(number) for number in people.tolist()]


def _codes(values: Any) -> Codes:
    return np.array(list(values), dtype=np.int64)


def _people(values: Any) -> Numbers:
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def _middle(lines: Sequence[Mapping[str, Any]]) -> float:
    longitudes = [x for line in unwrapped(lines) for x, _ in line]
    return (min(longitudes) + max(longitudes)) / 2 if longitudes else 0.0
