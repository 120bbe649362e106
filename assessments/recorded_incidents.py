"""From rows to the incidents the engine may count: those near the lines, and those without a point."""

import math
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache
from typing import Any

import pandas as pd
from django.db.models import OuterRef, Q, QuerySet, Subquery

from assessments.scoring.evidence.values import EVENT_COLUMNS, LegValue, Question
from corridors.codes import UnknownCountry, from_name
from corridors.counting import Counting
from corridors.geometry import bounding_box
from corridors.models import Event, Release

KINDS = ("conflict", "death")
NEAR_KM = 200.0  # farther than any draw lets an incident count (150 km), with room for bent lines
OLDEST = timedelta(days=20 * 365)  # ten half-lives, even where a draw doubles them
NO_POINT = 6  # from this precision on a position is that of a country
NUMBERS = ("longitude", "latitude", "dead", "missing")
POLAR = 85.0  # degrees of latitude beyond which every longitude is near
FIELDS = (
    "pk", "kind", "publisher_id", "starts", "longitude", "latitude", "precision", "country_id", "best",
    "missing", "attributes", "release__key",
)  # fmt: skip


def incidents_near(question: Question, counting: Counting) -> pd.DataFrame:
    """The incidents that could count for the question's lines; none where it has no line."""
    legs = [leg for leg in question.legs if leg.mode in ("land", "sea") and leg.line]
    if not legs:
        return pd.DataFrame([], columns=EVENT_COLUMNS)
    since = question.as_of - OLDEST
    rows = Event.objects.counting(counting).filter(kind__in=KINDS, starts__gte=since).order_by()
    near = rows.within(box_around(leg) for leg in legs)
    found = {row[0]: row for row in near.values_list(*FIELDS)}
    found |= {row[0]: row for row in _elsewhere(rows, legs, question).values_list(*FIELDS)}
    return _frame([_event(row) for row in found.values()])


def incidents_with_a_route(counting: Counting) -> pd.DataFrame:
    """The recorded deaths whose publisher names the route they belong to, wherever they lie."""
    deaths = Event.objects.counting(counting).filter(kind=Event.Kind.DEATH).order_by()
    named = deaths.exclude(attributes__migration_route=None).filter(starts__gte=counting.as_of - OLDEST)
    return _frame([_event(row) for row in named.values_list(*FIELDS)])


def _frame(rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    """One column after the other, texts as plain objects: the engine reads them one by one."""
    columns = zip(*rows, strict=True) if rows else [()] * len(EVENT_COLUMNS)
    named = dict(zip(EVENT_COLUMNS, map(list, columns), strict=True))
    kinds = dict.fromkeys(NUMBERS, float) | dict.fromkeys(("event", "precision"), int)
    return pd.DataFrame(
        {name: pd.Series(values, dtype=kinds.get(name, object)) for name, values in named.items()}
    )


def with_kind_of_incidents(releases: QuerySet[Release]) -> QuerySet[Any]:
    """Releases with ``incidents``: which kind each holds; ``None`` for one that holds none."""
    first = Event.objects.filter(release=OuterRef("pk")).order_by().values("kind")[:1]
    return releases.annotate(incidents=Subquery(first))


def box_around(leg: LegValue) -> tuple[float, float, float, float]:
    """West, south, east, north of everything within ``NEAR_KM`` of a line, in degrees."""
    west, south, east, north = bounding_box(leg.line)
    margin = NEAR_KM / 110.5
    south, north = south - margin, north + margin
    farthest = max(abs(south), abs(north))
    if farthest > POLAR:
        return -180.0, south, 180.0, north
    aside = margin / math.cos(math.radians(farthest))
    if (east - west) % 360.0 + 2 * aside >= 360.0:
        return -180.0, south, 180.0, north
    return _turned(west - aside), south, _turned(east + aside), north


def _elsewhere(rows: QuerySet[Any], legs: list[LegValue], question: Question) -> QuerySet[Any]:
    """Those whose position is no point, in the countries of the route, and those that bear a leg's label."""
    countries = {code for leg in legs for code in leg.countries} | {p.country for p in question.places}
    labels = {label for leg in legs for label in leg.labels}
    asked = Q(precision__gte=NO_POINT, country__in=countries)
    return rows.filter(asked | Q(attributes__migration_route__in=labels) if labels else asked)


def _event(row: tuple[Any, ...]) -> tuple[Any, ...]:
    pk, kind, identifier, starts, x, y, precision, country, dead, missing, attributes, release = row
    return (
        pk, kind, identifier, starts, x, y, precision, country or "", dead, missing,
        attributes.get("migration_route") or "", _origins(attributes.get("country_of_origin") or ""),
        _first_link(attributes.get("url") or ""), release,
    )  # fmt: skip


@lru_cache(maxsize=512)
def _origins(text: str) -> tuple[str, ...]:
    """The countries the dead came from, as published; none where one of the names is no country."""
    try:
        return tuple(from_name(name) for name in text.split(",") if name.strip())
    except UnknownCountry:
        return ()


def _first_link(text: str) -> str:
    """The first web address of those a publisher gives; anything else is no link."""
    return next(_links(text), "")


def _links(text: str) -> Iterator[str]:
    return (part.strip() for part in text.split(",") if part.strip().startswith(("https://", "http://")))


def _turned(longitude: float) -> float:
    return (longitude + 180.0) % 360.0 - 180.0
