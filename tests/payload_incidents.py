"""Recorded incidents in the hand-made results of ``tests.payloads``."""

from typing import Any

from tests import payloads
from tests.payload_parts import banded


def incident(**changes: Any) -> dict[str, Any]:
    known = {
        "event": 1, "id": "2025.MMP0001", "kind": "death", "date": "2025-02-03", "dead": 3.0, "missing": None,
        "country": "MMR", "label": None, "longitude": 95.5, "latitude": 14.5, "precision": 2,
        "release": "inform-risk-2025", "link": None, "leg": 1, "distance_km": 12.4, "counts": 2.875,
    }  # fmt: skip
    return known | changes


def with_incidents(*events: dict[str, Any], unplaced: int = 0) -> dict[str, Any]:
    """Return the result of the corridor by sea with incidents along its legs."""
    payload = payloads.by_sea()
    route = payload["places"]["route"]
    for number, leg in enumerate(route["legs"], start=1):
        slug = "deaths-at-sea" if leg["mode"] == "sea" else "deaths-on-land"
        count = sum(event["leg"] == number for event in events)
        known = {"incidents": count, "why": f"recorded deaths: {count} near MMR"}
        leg["exposure"] = {slug: banded(4.2) | known}
    route["events"] = list(events)
    nowhere = {"longitude": None, "latitude": None, "precision": 6}
    rows = [incident(event=900 + number, **nowhere) for number in range(unplaced)]
    for row in rows:
        for key in ("leg", "distance_km", "counts"):
            del row[key]
    route["events_not_placed"] = rows
    return payload
