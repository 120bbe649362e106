"""Results with routes of every kind, put together from the hand-made ones."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from corridors.geometry import great_circle
from tests import payload_parts as parts
from tests import payloads

LIMITS = {"risk": (2.0, 3.5, 5.0, 6.5), "cell": (2.0, 4.0, 6.0, 8.0)}

Stop = tuple[str, str, float, float]
TOKYO: Stop = ("Tokyo", "JPN", 139.77, 35.68)
LOS_ANGELES: Stop = ("Los Angeles", "USA", -118.24, 34.05)
SUVA: Stop = ("Suva", "FJI", 178.44, -18.14)
NUKUALOFA: Stop = ("Nukuʻalofa", "TON", -175.2, -21.14)


def along(stops: Sequence[Stop], modes: Sequence[str], risks: Sequence[float | None]) -> dict[str, Any]:
    """The example's figures on another route; the lines are great circles."""
    payload = payloads.example()
    payload["corridor"] = f"{stops[0][1]}-{stops[-1][1]}"
    payload["countries"] = {iso3: f"Country {iso3}" for _, iso3, _, _ in stops}
    for role, stop in (("origin", stops[0]), ("destination", stops[-1])):
        payload["places"][role]["country"] = stop[1]
    payload["places_in_order"] = [
        {"name": name, "country": iso3, "lon": x, "lat": y} for name, iso3, x, y in stops
    ]
    pairs = list(pairwise(stops))
    payload["route_lines"] = [great_circle(start[2:], end[2:]) for start, end in pairs]
    payload["places"]["route"]["legs"] = [
        parts.leg(start[0], end[0], mode, 100.0, {start[1]: 60.0}, risk)
        for (start, end), mode, risk in zip(pairs, modes, risks, strict=True)
    ]
    ends = {stops[0][1], stops[-1][1]}
    payload["places"]["route"]["transit"] = [iso3 for _, iso3, _, _ in stops[1:-1] if iso3 not in ends]
    return payload


def without_places() -> dict[str, Any]:
    payload = payloads.example()
    payload["places_in_order"], payload["route_lines"] = [], []
    payload["places"]["route"]["legs"] = []
    return payload
