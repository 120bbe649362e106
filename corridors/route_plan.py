"""A route as people plan it: places in order, and between each two a leg. Plain values, pure.

As a document (what a form posts and a draft keeps) it is JSON::

    {"places": [{"name": "Asmara", "iso3": "ERI", "longitude": 38.93, "latitude": 15.33}, ...],
     "legs": [{"mode": "land", "line": null, "labels": [], "closures": [], "corrections": []}, ...]}

``line`` is a GeoJSON LineString that somebody drew, or null: then the great circle between the two
places stands in for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

MODES = ("land", "sea", "air")
NEAR_KM = 25.0
"""How far a drawn line may begin from its place: a place is one point of a town, not its road out."""


@dataclass(frozen=True)
class PlacePlan:
    name: str
    iso3: str
    longitude: float
    latitude: float


@dataclass(frozen=True)
class Closure:
    """When nobody can take a leg: from ``starts`` to ``ends``, both included; open-ended without ``ends``.

    With ``every_year`` the same days of every year from ``starts`` on; the season may reach over New Year.
    """

    starts: date
    ends: date | None
    reason: str
    every_year: bool = False

    def is_in_force(self, day: date) -> bool:
        """Return whether the leg is closed on a day.

        Examples
        --------
        >>> winter = Closure(date(2024, 11, 1), date(2025, 3, 31), "snow on the pass", every_year=True)
        >>> [winter.is_in_force(date(2026, month, 15)) for month in (1, 6, 12)]
        [True, False, True]
        """
        if day < self.starts:
            return False
        if self.ends is None:
            return True
        if not self.every_year or (self.ends - self.starts).days >= 365:
            return self.every_year or day <= self.ends
        begins, stops, today = ((on.month, on.day) for on in (self.starts, self.ends, day))
        return begins <= today <= stops if begins <= stops else today >= begins or today <= stops


@dataclass(frozen=True)
class Correction:
    """What a person knows better than coarse outlines: a leg passes a country, or does not.

    ``km`` is how far it goes through a country that was added, ``None`` where nobody said.
    """

    iso3: str
    passes: bool
    km: float | None
    reason: str


@dataclass(frozen=True)
class LegPlan:
    """A leg; ``line`` is a GeoJSON LineString, ``None`` where a great circle stands in for it."""

    mode: str
    line: dict[str, Any] | None = None
    labels: tuple[str, ...] = ()
    closures: tuple[Closure, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True)
class RoutePlan:
    places: tuple[PlacePlan, ...] = ()
    legs: tuple[LegPlan, ...] = ()


class RouteError(ValueError):
    """A document that is no route; ``problems`` are pairs of a field's path and a sentence about it."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__(" ".join(sentence for _, sentence in problems))
        self.problems = problems


def as_document(plan: RoutePlan) -> dict[str, Any]:
    """Return a plan as JSON values; ``plan_from`` reads it again."""
    return {
        "places": [
            {
                "name": place.name,
                "iso3": place.iso3,
                "longitude": place.longitude,
                "latitude": place.latitude,
            }
            for place in plan.places
        ],
        "legs": [_leg_document(leg) for leg in plan.legs],
    }


def _leg_document(leg: LegPlan) -> dict[str, Any]:
    return {
        "mode": leg.mode,
        "line": leg.line,
        "labels": list(leg.labels),
        "closures": [closure_document(closure) for closure in leg.closures],
        "corrections": [correction_document(correction) for correction in leg.corrections],
    }


def closure_document(closure: Closure) -> dict[str, Any]:
    return {
        "starts": closure.starts.isoformat(),
        "ends": closure.ends.isoformat() if closure.ends else None,
        "reason": closure.reason,
        "every_year": closure.every_year,
    }


def closure_from(stored: Mapping[str, Any]) -> Closure:
    """Return a closure as ``closure_document`` wrote it."""
    ends = stored["ends"]
    return Closure(
        date.fromisoformat(stored["starts"]),
        date.fromisoformat(ends) if ends else None,
        stored["reason"],
        stored["every_year"],
    )


def closure_words(closure: Closure) -> str:
    """Return when a leg is closed.

    Examples
    --------
    >>> closure_words(Closure(date(2024, 11, 1), date(2025, 3, 31), "snow", every_year=True))
    'from 1 November to 31 March every year'
    >>> closure_words(Closure(date(2025, 5, 1), None, "border shut"))
    'from 1 May 2025 on'
    """
    pattern = "{0.day} {0:%B}" if closure.every_year else "{0.day} {0:%B} {0:%Y}"
    starts = pattern.format(closure.starts)
    if closure.ends is None:
        return f"from {starts} on"
    yearly = " every year" if closure.every_year else ""
    return f"from {starts} to {pattern.format(closure.ends)}{yearly}"


def correction_document(correction: Correction) -> dict[str, Any]:
    return {
        "iso3": correction.iso3,
        "passes": correction.passes,
        "km": correction.km,
        "reason": correction.reason,
    }


def corrected(
    derived: dict[str, float], corrections: list[Correction] | tuple[Correction, ...]
) -> dict[str, float]:
    """Return kilometres by country as people corrected them: without those removed, with those added.

    Examples
    --------
    >>> corrected({"EGY": 31.0, "SDN": 900.0}, [Correction("EGY", False, None, "the road stays in Sudan")])
    {'SDN': 900.0}
    """
    away = {correction.iso3 for correction in corrections if not correction.passes}
    added = {correction.iso3: correction.km or 0.0 for correction in corrections if correction.passes}
    kept = {iso3: km for iso3, km in derived.items() if iso3 not in away}
    return kept | {iso3: km or kept.get(iso3, 0.0) for iso3, km in added.items()}
