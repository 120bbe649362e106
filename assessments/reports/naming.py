"""Names of countries and places as a result gives them. Pure."""

import re
from collections.abc import Mapping
from typing import Any

from assessments.reports.display import sentence_case

Payload = Mapping[str, Any]
PLACES = ("origin", "route", "destination")
WITH_ARTICLE = (
    "United ", "Netherlands", "Philippines", "Bahamas", "Maldives", "Gambia", "Dominican", "Central African",
    "Democratic", "DR Congo", "Congo", "Czech Republic", "Comoros", "Seychelles", "Solomon", "Marshall",
    "Cayman", "Cook", "Faroe", "Falkland", "Turks", "British", "Northern Mariana",
)  # fmt: skip


def name_of(payload: Payload, iso3: str | None) -> str:
    """Return a country's name, or its code where the result does not name it."""
    return "" if iso3 is None else str(payload["countries"].get(iso3, iso3))


def ends_of(payload: Payload) -> tuple[str, str]:
    """Return the names of origin and destination."""
    origin, destination = payload["corridor"].split("-")
    return name_of(payload, origin), name_of(payload, destination)


def in_a_sentence(name: str) -> str:
    """Put the article before a country's name where a sentence needs it.

    >>> in_a_sentence("United States"), in_a_sentence("Japan")
    ('the United States', 'Japan')
    """
    return f"the {name}" if name.startswith(WITH_ARTICLE) else name


def with_names(payload: Payload, text: str) -> str:
    """Write countries' names where a text of the engine has their codes."""
    for iso3, name in payload["countries"].items():
        text = re.sub(rf"\b{iso3}\b", in_a_sentence(name), text)
    return text


def is_at_least(payload: Payload, place: str) -> bool:
    """Whether values of a place are lower bounds (threats particular to migrants have no figure)."""
    return place != "origin" and bool(payload["risk"]["at_least"])


def place_title(payload: Payload, place: str) -> str:
    """Return "Origin: Myanmar", "Route", "Destination: Thailand"."""
    part = payload["places"][place]
    country = None if place == "route" else part["country"]
    return sentence_case(place) if country is None else f"{sentence_case(place)}: {name_of(payload, country)}"
