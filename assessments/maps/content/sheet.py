"""What the map of a result needs of its document, apart from the incidents' positions. Pure.

A document may hold 100,000 incidents; a sheet is some kilobytes, and is made once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from assessments.maps.content.incidents import (
    IncidentRow,
    LegIncidents,
    YearCount,
    incidents_of,
    leg_incidents,
    not_placed,
    years_of,
)
from assessments.maps.content.layers import Leg, Limits, Payload, legs, places_layer, threats_layer
from assessments.maps.content.legal_layer import legal_measures
from assessments.maps.content.positions import Position, all_positions, bounds, unwrapped, world_offsets

LAYOUT = "1"
"""Raise it when a sheet holds something else or says it otherwise, so that kept ones are made again."""


@dataclass(frozen=True)
class Sheet:
    """The legs and their lines, the places, what countries are shaded by, and the incidents in numbers.

    ``bounds`` and ``offsets`` as in ``positions``; ``lines`` are unwrapped, one a leg; ``places`` is GeoJSON;
    ``shading`` as ``layers.threats_layer`` gives it with the legal measures, countries without a place of the
    corridor having no point; ``events`` counts all incidents near the route, ``placed`` those with a point.
    """

    bounds: list[list[float]] | None
    offsets: list[int]
    legs: list[Leg]
    lines: list[list[Position]]
    places: dict[str, Any]
    shading: dict[str, Any]
    incidents: tuple[LegIncidents, ...]
    years: tuple[YearCount, ...]
    events: int
    not_placed: int

    @property
    def placed(self) -> int:
        return sum(year.count for year in self.years)

    @property
    def closed(self) -> bool:
        return any(leg["closed"] for leg in self.legs)


def sheet_of(payload: Payload, limits: Limits) -> Sheet:
    """Return the sheet of a document under the band limits of its method."""
    positions = all_positions(payload)
    shading = threats_layer(payload, {}, limits)
    return Sheet(
        bounds=bounds(positions),
        offsets=world_offsets(positions),
        legs=legs(payload, limits),
        lines=unwrapped(payload["route_lines"]),
        places=places_layer(payload),
        shading={**shading, "measures": shading["measures"] + legal_measures(payload)},
        incidents=tuple(leg_incidents(payload)),
        years=years_of(payload),
        events=len(incidents_of(payload)),
        not_placed=len(not_placed(payload)),
    )


def written(sheet: Sheet) -> bytes:
    """Return a sheet as bytes that ``read`` takes."""
    return orjson.dumps(sheet)


def read(content: bytes) -> Sheet:
    """Return the sheet that was written."""
    known = orjson.loads(content)
    known["incidents"] = tuple(_leg(leg) for leg in known["incidents"])
    known["years"] = tuple(YearCount(**year) for year in known["years"])
    return Sheet(**known)


def with_points(shading: Mapping[str, Any], points: Mapping[str, Position]) -> dict[str, Any]:
    """Return the shading with a point for each country in which no place of the corridor lies."""
    marked = [
        {**country, "point": country["point"] or points.get(country["iso3"])}
        for country in shading["countries"]
    ]
    return {**shading, "countries": marked}


def _leg(known: dict[str, Any]) -> LegIncidents:
    rows = tuple(IncidentRow(**row) for row in known.pop("rows"))
    return LegIncidents(**{**known, "known": tuple(known["known"]), "rows": rows})
