"""A route leg by leg: kilometres, countries, what was recorded, and where along the leg most of it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assessments.maps.content.country_names import with_names
from assessments.reports.words.display import RISK_LIMITS, Value, percent, severity_text, value_of
from assessments.reports.words.naming import Payload
from corridors import codes

MOST_COUNTRIES = 3
WHOLE = 10.0
"""The upper end of the scale of severities."""


@dataclass(frozen=True)
class Stretch:
    """One stretch of a leg, and its bar: place and size in percent of the picture."""

    from_km: float
    to_km: float
    incidents: int
    severity: str
    left: float
    width: float
    top: float
    height: float


@dataclass(frozen=True)
class WorstStretch:
    """Where along a leg incidents count most; ``start`` and ``end`` are positions in words.

    ``countries`` are those most incidents were recorded in; ``more_countries`` how many others there are.
    """

    from_km: float
    to_km: float
    incidents: int
    severity: str
    start: str
    end: str
    countries: tuple[str, ...]
    more_countries: int


@dataclass(frozen=True)
class Recorded:
    """One class along one leg. ``dead`` and ``missing`` are ``None`` where no number is stated."""

    slug: str
    value: Value
    incidents: int
    dead: float | None
    missing: float | None
    covered: str
    months: int | None
    why: str
    worst: WorstStretch | None
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class LegAlong:
    """One leg; ``countries`` are names and kilometres, the longest first."""

    number: int
    start: str
    end: str
    mode: str
    kind: str
    km: float
    countries: tuple[tuple[str, float], ...]
    risk: Value
    recorded: tuple[Recorded, ...]
    events: int


def legs_along(payload: Payload) -> list[LegAlong]:
    """Return the legs of a route in their order; none where no places are recorded."""
    route = payload["places"]["route"]
    counted = [event["leg"] for event in route.get("events", ())]
    return [
        _leg(number, leg, payload, counted.count(number)) for number, leg in enumerate(route["legs"], start=1)
    ]


def country_name(code: str) -> str:
    """Return the English name of a country; a code nobody named stands for itself."""
    try:
        return codes.english_name(code)
    except codes.UnknownCountry:
        return code


def position(place: tuple[float, float]) -> str:
    """Return longitude and latitude as a reader says them.

    Examples
    --------
    >>> position((98.56, 16.71)), position((-77.04, -12.05))
    ('16.7° N, 98.6° E', '12.1° S, 77.0° W')
    """
    longitude, latitude = place
    north, east = "N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W"
    return f"{abs(latitude):.1f}° {north}, {abs(longitude):.1f}° {east}"


def _leg(number: int, leg: Mapping[str, Any], payload: Payload, events: int) -> LegAlong:
    names = payload["countries"]
    crossed = sorted(leg["countries"].items(), key=lambda pair: -pair[1])
    return LegAlong(
        number=number, start=leg["from"], end=leg["to"], mode=leg["mode"], kind=leg["kind"], km=leg["km"],
        countries=tuple((names.get(code, code), km) for code, km in crossed),
        risk=value_of(leg["risk"], RISK_LIMITS, at_least=bool(payload["risk"]["at_least"])),
        recorded=tuple(_recorded(slug, part, payload) for slug, part in (leg.get("exposure") or {}).items()),
        events=events,
    )  # fmt: skip


def _recorded(slug: str, part: Mapping[str, Any], payload: Payload) -> Recorded:
    km, covered = part.get("km") or 0.0, part.get("covered_km") or 0.0
    return Recorded(
        slug=slug, value=value_of(part), incidents=part["incidents"], dead=part.get("dead"),
        missing=part.get("missing"), covered=percent(covered / km if km else None),
        months=part.get("months_covered"), why=with_names(payload, part["why"]),
        worst=_worst(part.get("worst_stretch"), payload["countries"]),
        stretches=_stretches(part.get("stretches")),
    )  # fmt: skip


def _worst(part: Mapping[str, Any] | None, names: Mapping[str, str]) -> WorstStretch | None:
    """Return the worst stretch; none in results from before its place was recorded."""
    if part is None or "start" not in part:
        return None
    return WorstStretch(
        part["from_km"], part["to_km"], part["incidents"], severity_text(part["severity"]),
        position(part["start"]), position(part["end"]),
        tuple(names.get(code) or country_name(code) for code in part["countries"][:MOST_COUNTRIES]),
        max(0, len(part["countries"]) - MOST_COUNTRIES),
    )  # fmt: skip


def _stretches(columns: Mapping[str, Any] | None) -> tuple[Stretch, ...]:
    if columns is None:
        return ()
    count, km = len(columns["incidents"]), columns["km"]
    rows = zip(columns["incidents"], columns["severity"], strict=True)
    return tuple(
        _stretch(number, count, km, incidents, severity) for number, (incidents, severity) in enumerate(rows)
    )


def _stretch(number: int, count: int, km: float, incidents: int, severity: float | None) -> Stretch:
    height = 0.0 if severity is None else max(4.0, 100.0 * severity / WHOLE)
    return Stretch(
        number * km, (number + 1) * km, incidents, severity_text(severity),
        round(100.0 * number / count, 3), round(100.0 / count, 3), round(100.0 - height, 1), round(height, 1),
    )  # fmt: skip
