"""A result as it may be passed on: without the publishers' numbers that have to stay here.

Scores, shares and bands are conclusions of this tool and leave; a number under a licence that does not
allow passing it on is taken out wherever the document repeats it, and its place says so. Pure.
"""

from collections.abc import Mapping
from typing import Any

from assessments.reports.words.naming import Payload
from corridors.licences import WITHHELD, may_be_passed_on

SAID = frozenset(
    {
        "id", "figure", "scope", "indicator", "label", "unit", "country", "origin", "destination", "severity",
        "period", "release", "tier", "age_years", "used_for", "evidence", "event", "kind", "leg", "counts",
        "snapshot",
    }
)  # fmt: skip
"""What is still said of a withheld row: what it is and where it counts, not what it says."""

NEVER_OF_AN_INCIDENT = frozenset({"id", "country"})

COUNTS = {
    "stock": ("national.stock", "undesa.stock"),
    "refugees": ("unhcr.refugees",),
    "asylum_seekers": ("unhcr.asylum-seekers",),
    "other_protection": ("unhcr.oip",),
    "R": ("unhcr.refugees",),
    "A": ("unhcr.asylum-seekers",),
    "O": ("unhcr.oip",),
    "U": ("national.stock", "undesa.stock"),
    "N": ("national.stock", "undesa.stock"),
    "protection_then": ("unhcr.refugees", "unhcr.asylum-seekers", "unhcr.oip"),
    "recognition_decisions": ("unhcr.decisions.rejected", "unhcr.decisions.positive"),
    "recognition_positive": ("unhcr.decisions.positive",),
    "abroad": ("unhcr.refugees", "unhcr.asylum-seekers", "unhcr.oip"),
    "idps": ("idmc.conflict.stock", "idmc.conflict.new", "unhcr.idps"),
    "population": ("inform.population", "wpp.population"),
    "survey": ("survey.safety-share",),
}
"""Numbers of the matrix that repeat published ones, and the indicators they repeat."""


def withheld_releases(payload: Payload) -> dict[str, str]:
    """Return the releases of a result whose rows stay here: key to the publisher's page."""
    kept = (entry for entry in payload["releases"] if not may_be_passed_on(entry["licence"] or ""))
    return {entry["key"]: entry["page_url"] or "" for entry in kept}


def passed_on(payload: Payload) -> Payload:
    """Return the result without the numbers that may not leave; the same document where all may."""
    kept = withheld_releases(payload)
    if not kept:
        return payload
    shown: dict[str, Any] = _without(payload, kept)
    indicators = {entry["indicator"] for entry in payload["evidence"] if entry["release"] in kept}
    matrix = shown["matrix"]
    for part in ("people", "working"):
        matrix[part] = _without_counts(matrix[part] or {}, indicators)
    return shown


def withheld_row(row: Mapping[str, Any], page_url: str) -> dict[str, Any]:
    """Return a row that says what it is, that its number stays here, and where the publisher has it."""
    incident = "event" in row
    said = SAID - NEVER_OF_AN_INCIDENT if incident else SAID
    shown = {name: value if name in said else None for name, value in row.items()}
    if "note" in row:
        shown["note"] = f"{WITHHELD}: {page_url}" if page_url else WITHHELD
    if "link" in row:
        shown["link"] = page_url or None
    return shown | {"withheld": WITHHELD}


def _without(part: Any, kept: Mapping[str, str]) -> Any:
    if isinstance(part, list):
        return [_without(item, kept) for item in part]
    if not isinstance(part, dict):
        return part
    if part.get("release") in kept and not {"publisher", "dataset"} & set(part):
        return withheld_row(part, kept[part["release"]])
    return {name: _without(value, kept) for name, value in part.items()}


def _without_counts(part: Payload, indicators: set[str]) -> Payload:
    repeating = {name for name in part if indicators & set(COUNTS.get(name, ()))}
    if not repeating:
        return part
    return {name: None if name in repeating else value for name, value in part.items()} | {
        "withheld": sorted(repeating)
    }
