"""The recorded incidents behind a result: points for the map, rows for the table under it. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessments.maps.content.country_names import with_names

Payload = Mapping[str, Any]
Event = Mapping[str, Any]

ROWS_SHOWN = 20
"""Rows of one leg on a page; how many there are is said, and all of them are in the API and on the map."""

WHERE = ("death", "conflict", "elsewhere")
KINDS = {"conflict": "conflict event", "death": "recorded deaths"}


@dataclass(frozen=True)
class IncidentRow:
    """One incident in words. ``counts`` is what it adds to the exposure of its leg."""

    date: str
    kind: str
    people: str
    distance: str
    counts: str
    label: str
    release: str
    link: str


@dataclass(frozen=True)
class LegIncidents:
    """The incidents of one leg, those that count most first; ``rows`` are the first of ``count``."""

    number: int
    title: str
    known: tuple[str, ...]
    count: int
    rows: tuple[IncidentRow, ...]

    @property
    def is_cut(self) -> bool:
        return len(self.rows) < self.count


@dataclass(frozen=True)
class YearCount:
    """How many incidents of one year have a point on the map, by kind, and how many have none."""

    year: int
    deaths: int
    conflict: int
    elsewhere: int = 0

    @property
    def count(self) -> int:
        return self.deaths + self.conflict


def incidents_of(payload: Payload) -> list[Event]:
    """Return every incident behind the scores of a result; none in results from before they counted."""
    return list(payload["places"]["route"].get("events", ()))


def counted(payload: Payload) -> dict[str, int]:
    """Return how many incidents of each kind have a point."""
    kinds = [event["kind"] for event in incidents_of(payload) if event["longitude"] is not None]
    return {kind: kinds.count(kind) for kind in KINDS if kind in kinds}


def not_placed(payload: Payload) -> list[Event]:
    """Return the incidents of the route's countries that have no point and count in no score."""
    return list(payload["places"]["route"].get("events_not_placed", ()))


def years_of(payload: Payload) -> tuple[YearCount, ...]:
    """Return the incidents of a result by year, from the first year to the last, those without any too."""
    found = Counter((_year(event), _where(event)) for event in incidents_of(payload))
    found.update((_year(event), "elsewhere") for event in not_placed(payload))
    known = [year for year, _ in found]
    every = range(min(known), max(known) + 1) if known else ()
    return tuple(YearCount(year, *(found[(year, where)] for where in WHERE)) for year in every)


def leg_incidents(payload: Payload) -> list[LegIncidents]:
    """Return what is recorded along each leg by land or sea, in the order of the route."""
    events = incidents_of(payload)
    return [
        _of_leg(number, leg, payload, [event for event in events if event["leg"] == number])
        for number, leg in enumerate(payload["places"]["route"]["legs"], start=1)
        if leg.get("exposure")
    ]


def people(event: Event) -> str:
    """Return how many died and are missing, as far as it is stated.

    Examples
    --------
    >>> people({"dead": 3.0, "missing": None}), people({"dead": None, "missing": 1.0})
    ('3 dead', '1 missing')
    """
    stated = [(event["dead"], "dead"), (event["missing"], "missing")]
    told = [f"{number:,.0f} {word}" for number, word in stated if number is not None]
    return ", ".join(told) or "number not stated"


def _of_leg(number: int, leg: Mapping[str, Any], payload: Payload, events: Sequence[Event]) -> LegIncidents:
    title = f"{leg['from']} to {leg['to']}"
    known = tuple(with_names(payload, part["why"]) for part in leg["exposure"].values())
    rows = tuple(_row(event) for event in events[:ROWS_SHOWN])
    return LegIncidents(number, title, known, len(events), rows)


def _year(event: Event) -> int:
    return int(event["date"][:4])


def _where(event: Event) -> str:
    return "elsewhere" if event["longitude"] is None else str(event["kind"])


def _distance(event: Event) -> str:
    """Return how far an incident lies, and whether that matters for its weight."""
    km = event["distance_km"]
    known = "no point" if km is None else f"{km:,.0f}"
    return f"{known}, counts in full by its route" if event.get("by_label") else known


def _row(event: Event) -> IncidentRow:
    return IncidentRow(
        date=event["date"],
        kind=KINDS[event["kind"]],
        people=people(event),
        distance=_distance(event),
        counts=f"{event['counts']:.2f}",
        label=event["label"] or "",
        release=event["release"],
        link=event["link"] or "",
    )
