"""Routes for tests: Asmara to Khartoum to Zuwara by land, then over the sea to Lampedusa."""

from typing import Any

from tests.factories import make_country

ASMARA = {"name": "Asmara", "iso3": "ERI", "longitude": 38.93, "latitude": 15.34}
KHARTOUM = {"name": "Khartoum", "iso3": "SDN", "longitude": 32.53, "latitude": 15.59}
ZUWARA = {"name": "Zuwara", "iso3": "LBY", "longitude": 12.08, "latitude": 32.93}
LAMPEDUSA = {"name": "Lampedusa", "iso3": "ITA", "longitude": 12.6, "latitude": 35.5}

WINTER = {"starts": "2024-11-01", "ends": "2025-03-31", "reason": "winter storms", "every_year": True}
NOT_EGYPT = {"iso3": "EGY", "passes": False, "km": None, "reason": "the track stays in Sudan"}


def leg(mode: str = "land", **changes: Any) -> dict[str, Any]:
    return {"mode": mode, "line": None, "labels": [], "closures": [], "corrections": []} | changes


def line(*positions: tuple[float, float]) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": [list(position) for position in positions]}


def to_lampedusa(**sea: Any) -> dict[str, Any]:
    """A document of four places, the last leg by sea."""
    return {"places": [ASMARA, KHARTOUM, ZUWARA, LAMPEDUSA], "legs": [leg(), leg(), leg("sea", **sea)]}


def make_countries() -> None:
    for iso3 in ("ERI", "SDN", "LBY", "ITA", "EGY", "TCD"):
        make_country(iso3)
