"""What was recorded along a route as a result shows it: each class, each leg, each incident."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from assessments.scoring.drawing.bands import banded
from assessments.scoring.evidence.ageing import age_in_years, tier_of
from assessments.scoring.evidence.covering import months_covered
from assessments.scoring.places.place import Reading
from assessments.scoring.routes.exposure import CLASSES, CONFLICT, LAND_DEATHS, SEA_DEATHS, Stretch
from assessments.scoring.routes.exposure_evidence import serving
from assessments.scoring.routes.leg_stretches import stretches_part
from assessments.scoring.routes.route import Journey


def class_part(slug: str, journey: Journey) -> dict[str, Any]:
    """Return one class along all its legs."""
    known = journey.exposure.classes[slug]
    return _part(known, journey.exposure.by_class[slug], slug, journey)


def profile(number: int, slug: str, journey: Journey) -> dict[str, Any]:
    """Return one class along one leg, with its worst stretch."""
    known = journey.exposure.legs[number][slug]
    events = journey.exposure.by_class[slug]
    own = events[(events["leg"] == number).to_numpy()] if len(events) else events
    leg = journey.question.legs[number]
    return _part(known, own, slug, journey) | stretches_part(leg, own, journey.method)


def _part(known: Stretch, events: pd.DataFrame, slug: str, journey: Journey) -> dict[str, Any]:
    return banded(known.severity, "cell", journey.method) | {
        "incidents": known.incidents,
        "dead": _sum(events, "dead"),
        "missing": None if slug == CONFLICT else _sum(events, "missing"),
        "weighted": float(known.exposed[0]),
        "km": known.length_km,
        "covered_km": known.covered_km,
        "months_covered": _months(slug, journey),
        "why": known.why,
    }


def _sum(events: pd.DataFrame, column: str) -> float | None:
    """Return the sum of the numbers stated, ``None`` where none is."""
    stated = events[column].dropna().to_numpy(dtype=float)
    return float(stated.sum()) if len(stated) else None


def _months(slug: str, journey: Journey) -> int | None:
    """Return in how many months incidents could be recorded; the most of any country that is watched."""
    as_of = journey.question.as_of
    periods = [
        " and ".join(release.period for release in one.releases)
        for one in serving(slug, journey.exposure, journey.question)
    ]
    known = [months_covered(period, as_of) for period in periods]
    return max((months for months in known if months is not None), default=None)


def events_part(journey: Journey) -> list[dict[str, Any]]:
    """Return every incident behind the scores, by leg, those that count most first."""
    events = journey.exposure.events
    if not len(events):
        return []
    ordered = events.sort_values(["leg", "counts", "event"], ascending=[True, False, True])
    return [
        row
        | {
            "leg": int(leg) + 1,
            "distance_km": float(km) if np.isfinite(km) else None,
            "counts": float(counts),
            "by_label": bool(row["label"]),
        }
        for row, leg, km, counts in zip(
            _rows(ordered), ordered["leg"], ordered["away_km"], ordered["counts"], strict=True
        )
    ]


def not_placed_part(journey: Journey) -> list[dict[str, Any]]:
    """Return the incidents of the route's countries that have no point and count in no score."""
    unplaced = journey.exposure.unplaced
    return _rows(unplaced.sort_values(["date", "event"], ascending=False)) if len(unplaced) else []


def _rows(events: pd.DataFrame) -> list[dict[str, Any]]:
    columns = [[take(value) for value in events[source].tolist()] for source, take in COLUMNS.values()]
    return [dict(zip(COLUMNS, row, strict=True)) for row in zip(*columns, strict=True)]


def _number(value: float | None) -> float | None:
    return None if value is None or value != value else float(value)


def _text(value: str) -> str | None:
    return str(value) or None


COLUMNS: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "event": ("event", int),
    "id": ("publisher_id", str),
    "kind": ("kind", str),
    "date": ("date", date.isoformat),
    "dead": ("dead", _number),
    "missing": ("missing", _number),
    "country": ("country", _text),
    "label": ("label", _text),
    "longitude": ("longitude", _number),
    "latitude": ("latitude", _number),
    "precision": ("precision", int),
    "release": ("release", str),
    "link": ("link", _text),
}
"""Key of an incident in a result -> its column, and how the value is written."""


def readings_along(journey: Journey) -> dict[str, Reading]:
    """Return what is known along the lines as a value rests on it: conflict and deaths, where they apply."""
    applying = {
        "conflict-along-the-line": [CONFLICT],
        "route-deaths": [LAND_DEATHS, SEA_DEATHS],
    }
    classes = journey.exposure.classes
    named = {name: applying[name] for name in journey.method["route.exposure_inputs"]}
    return {
        name: _reading([slug for slug in slugs if slug in classes], journey)
        for name, slugs in named.items()
        if any(slug in classes for slug in slugs)
    }


def _reading(slugs: list[str], journey: Journey) -> Reading:
    exposure, question = journey.exposure, journey.question
    rated = [slug for slug in slugs if exposure.classes[slug].is_rated]
    if not rated:
        return Reading(None)
    worst = np.fmax.reduce([exposure.classes[slug].severity for slug in rated])
    ends = [
        exposure.coverings[CLASSES[slug][0]].last_day(one.furthest)
        for slug in rated
        for one in serving(slug, exposure, question)
    ]
    age = max(age_in_years(day, question.as_of) for day in ends)
    tier = tier_of(age, corridor_specific=True, rules=journey.method["tiers"])
    return Reading(worst, 1.0, age_years=age, tier=tier)
