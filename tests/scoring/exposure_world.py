"""A line along the equator and incidents beside it, for hand-worked numbers.

From 0 to 2 east on the equator: 222.639 km. A degree of latitude there is 110.574 km.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from assessments.scoring.drawing.choices import choices_of
from assessments.scoring.evidence.values import (
    EVENT_COLUMNS,
    Evidence,
    LegValue,
    PlaceValue,
    Question,
    ReleaseValue,
)
from assessments.scoring.routes.exposure import LineExposure, expose
from corridors.geometry import length_km
from tests.scoring.grid_world import everywhere, the_method, world

AS_OF = date(2026, 6, 30)
LAND_KM = 222.639
DEATHS = ReleaseValue(
    "deaths", "IOM", "Missing Migrants Project", "1", "2019-01..2024-07 and 2025-01..2026-06-30", None,
    "0" * 64, "CC BY 4.0", "", "none recorded where covered", date(2026, 6, 30), None, "death",
)  # fmt: skip
CONFLICT = ReleaseValue(
    "conflict", "UCDP", "Georeferenced Event Dataset", "1", "1989-2026", None, "0" * 64, "CC BY 4.0", "",
    "none recorded where covered", date(2026, 6, 30), ("AAA", "BBB"), "conflict",
)  # fmt: skip


def line(*positions: tuple[float, float]) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": [list(position) for position in positions]}


def leg(mode: str = "land", start: float = 0.0, end: float = 2.0, **changes: Any) -> LegValue:
    """Return a leg along the equator that lies in AAA."""
    drawn = line((start, 0.0), (end, 0.0))
    km = length_km(drawn)
    return replace(LegValue(mode, "curated", km, {"AAA": km}, drawn), **changes)


def event(kind: str = "death", x: float = 1.0, y: float = 0.0, **changes: Any) -> dict[str, Any]:
    """Return an incident today on the line in which nobody is known to have died."""
    known = {
        "event": changes.pop("number", 1), "kind": kind, "publisher_id": "1",
        "date": AS_OF, "longitude": x, "latitude": y, "precision": 2, "country": "AAA", "dead": None,
        "missing": None, "label": "", "origins": (), "link": "",
        "release": "deaths" if kind == "death" else "conflict",
    }  # fmt: skip
    return known | changes


def evidence(*events: dict[str, Any], releases: tuple[ReleaseValue, ...] = (DEATHS, CONFLICT)) -> Evidence:
    known = world({"AAA": everywhere(4), "BBB": everywhere(4)})
    every = {**known.releases, **{one.key: one for one in releases}}
    frame = pd.DataFrame(list(events), columns=EVENT_COLUMNS)
    return replace(known, events=frame, releases=every)


def question(*legs: LegValue, as_of: date = AS_OF) -> Question:
    countries = ["AAA", *["AAA"] * (len(legs) - 1), "BBB"]
    places = tuple(PlaceValue(f"town {n}", code, 0.0, 0.0) for n, code in enumerate(countries))
    return Question("AAA", "BBB", "residents", as_of, places, legs)


def exposed(known: Evidence, *legs: LegValue, as_of: date = AS_OF, draws: int = 0) -> LineExposure:
    method = the_method()
    asked, names = question(*legs, as_of=as_of), {code: one.name for code, one in known.countries.items()}
    return expose(asked, known.events, known.releases, method, choices_of(method, draws), names)
