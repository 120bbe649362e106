"""Legal cover as something countries can be shaded by: who is bound by which treaty. Pure; in no score."""

from collections.abc import Mapping, Sequence
from typing import Any

from assessments.maps.content.layers import Payload, country_parts
from corridors.periods import period_words

TOLD_APART = ("party", "signed only", "not party")
"""Statuses that differ between countries; commitments all made and instruments only named shade nothing."""

OWN_ACCESSION = "not applicable: a state's own accession protects nobody fleeing it"


def legal_measures(payload: Payload) -> list[dict[str, Any]]:
    """Return one column a treaty, in the order of the document: slug, label, statuses and words by country.

    The countries stand in the order of ``layers.country_parts``. A country of the route for which the
    document has no entry is not covered, which is not the same as not being party.
    """
    parts = country_parts(payload)
    entries = _entries(payload)
    names = list(dict.fromkeys(name for _, name in entries))
    treaties = [name for name in names if _tells(name, entries)]
    return [_column(name, parts, entries) for name in treaties]


def _entries(payload: Payload) -> dict[tuple[str, str], Mapping[str, Any]]:
    """Entries by country and instrument; one of the route names its country, else the only one crossed."""
    places = payload["places"]
    transit = places["route"].get("transit") or []
    alone = transit[0] if len(transit) == 1 else None
    known = {}
    for role, where in (("origin", None), ("route", alone), ("destination", None)):
        for entry in places[role].get("legal") or ():
            country = entry.get("country") or places[role].get("country") or where
            if country:
                known[(country, entry["instrument"])] = entry
    return known


def _tells(name: str, entries: Mapping[tuple[str, str], Mapping[str, Any]]) -> bool:
    return any(entry["status"] in TOLD_APART for (_, other), entry in entries.items() if other == name)


def _column(
    name: str,
    parts: Sequence[tuple[str, str, Payload]],
    entries: Mapping[tuple[str, str], Mapping[str, Any]],
) -> dict[str, Any]:
    cells = [(role, entries.get((iso3, name))) for iso3, role, _ in parts]
    return {
        "slug": f"legal:{name}",
        "label": name,
        "limits": "legal",
        "bands": [_status(role, entry) for role, entry in cells],
        "texts": [_in_words(role, entry) for role, entry in cells],
    }


def _status(role: str, entry: Mapping[str, Any] | None) -> str:
    if entry is None:
        return "not applicable" if role == "origin" else "not covered"
    return str(entry["status"])


def _in_words(role: str, entry: Mapping[str, Any] | None) -> str:
    if entry is None:
        return OWN_ACCESSION if role == "origin" else "not covered"
    since = f" since {period_words(entry['since'], short=True)}" if entry["since"] else ""
    known = f", known to {period_words(entry['known_to'], short=True)}" if entry["known_to"] else ""
    return f"{entry['status']}{since}{known}"
