"""Names of countries and places as a result gives them. Pure."""

from collections.abc import Mapping
from typing import Any

from assessments.reports.words.display import sentence_case

Payload = Mapping[str, Any]
PLACES = ("origin", "route", "destination")


def name_of(payload: Payload, iso3: str | None) -> str:
    """Return a country's name, or its code where the result does not name it."""
    return "" if iso3 is None else str(payload["countries"].get(iso3, iso3))


def ends_of(payload: Payload) -> tuple[str, str]:
    """Return the names of origin and destination."""
    origin, destination = payload["corridor"].split("-")
    return name_of(payload, origin), name_of(payload, destination)


def is_at_least(payload: Payload, place: str) -> bool:
    """Whether values of a place are lower bounds (threats particular to migrants have no figure)."""
    return place != "origin" and bool(payload["risk"]["at_least"])


def place_title(payload: Payload, place: str) -> str:
    """Return "Origin: Myanmar", "Route", "Destination: Thailand"."""
    part = payload["places"][place]
    country = None if place == "route" else part["country"]
    return sentence_case(place) if country is None else f"{sentence_case(place)}: {name_of(payload, country)}"
