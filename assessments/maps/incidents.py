"""The recorded incidents behind a result: points for the map, rows for the table under it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessments.maps.country_names import with_names
from assessments.maps.positions import unwrapped

Payload = Mapping[str, Any]
Event = Mapping[str, Any]

ROWS_SHOWN = 20
"""Rows of one leg on a page; how many there are is said, and all of them are in the API and on the map."""

KINDS = {"conflict": "conflict event", "death": "recorded deaths"}
MINIMUM = "minimum estimates"


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


def incidents_of(payload: Payload) -> list[Event]:
    """Return every incident behind the scores of a result; none in results from before they counted."""
    return list(payload["places"]["route"].get("events", ()))


def not_placed(payload: Payload) -> list[Event]:
    """Return the incidents of the route's countries that have no point and count in no score."""
    return list(payload["places"]["route"].get("events_not_placed", ()))


def incidents_layer(payload: Payload) -> dict[str, Any]:
    """Return every incident as columns: longitude (unwrapped like the lines), latitude, kind, words."""
    events = [event for event in incidents_of(payload) if event["longitude"] is not None]
    middle = _middle(payload)
    return {
        "x": [_turned(event["longitude"], middle) for event in events],
        "y": [event["latitude"] for event in events],
        "kind": [event["kind"] for event in events],
        "title": [f"{event['date']}, {KINDS[event['kind']]}" for event in events],
        "text": [_told(event) for event in events],
    }


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


def _row(event: Event) -> IncidentRow:
    return IncidentRow(
        date=event["date"],
        kind=KINDS[event["kind"]],
        people=people(event),
        distance=f"{event['distance_km']:.0f}",
        counts=f"{event['counts']:.2f}",
        label=event["label"] or "",
        release=event["release"],
        link=event["link"] or "",
    )


def _told(event: Event) -> str:
    minimum = f" ({MINIMUM})" if event["kind"] == "death" else ""
    return f"{people(event)}{minimum}, {event['distance_km']:.0f} km from leg {event['leg']}"


def _middle(payload: Payload) -> float:
    longitudes = [x for line in unwrapped(payload["route_lines"]) for x, _ in line]
    return (min(longitudes) + max(longitudes)) / 2 if longitudes else 0.0


def _turned(longitude: float, middle: float) -> float:
    return longitude - 360.0 * round((longitude - middle) / 360.0)
