"""Legal cover of a place: displayed, in no score. Being party is not being protected."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from assessments.scoring.ledger import EvidenceLedger, UsedFigure
from assessments.scoring.method import Method
from assessments.scoring.values import Evidence

SIGNED = ("signed only", "signed", "signature")
NOT_PARTY = ("not party", "denunciation", "withdrawal")


def legal_cover(
    country: str, place: str, evidence: Evidence, method: Method, ledger: EvidenceLedger
) -> list[dict[str, Any]]:
    """Return the instruments shown at a place (origin, route or destination) with their status.

    A consent counts from its own day; one that came after the evidence date is not shown.
    Without a row the status is what the treaty list means by an absent name.
    """
    shown = [name for name, places in method["legal.where"].items() if place in places]
    rows = _rows_of(country, evidence, ledger.as_of)
    parts = [_entry(name, country, place, rows.get(name), evidence, method, ledger) for name in shown]
    return parts + _commitments(country, method) + _named_only(country, method)


def _entry(
    instrument: str,
    country: str,
    place: str,
    row: Mapping[str, Any] | None,
    evidence: Evidence,
    method: Method,
    ledger: EvidenceLedger,
) -> dict[str, Any]:
    if row is None:
        return _without_row(instrument, country, evidence, method, ledger.as_of)
    known_to = _day(row["known_to"]) or _released(str(row["release"]), evidence)
    note = str(row["note"] or "") if not _blank(row["note"]) else ""
    if bool(row["to_be_checked"]):
        note = f"{note} To be checked.".strip()
    figure = UsedFigure(
        indicator=instrument,
        value=None,
        counts_from=known_to,
        release=str(row["release"]),
        figure=None if _blank(row["figure"]) else int(row["figure"]),
        scope="treaty",
        country=country,
        qualifier=str(row["status"]),
    )
    entered = ledger.add(figure, f"{place}.legal", note=note)
    entry = _blank_entry(instrument, country, _status(str(row["status"])), note)
    since = _day(row["since"])
    return entry | {"since": _text(since), "known_to": _text(known_to), "evidence": entered}


def _without_row(
    instrument: str, country: str, evidence: Evidence, method: Method, as_of: date
) -> dict[str, Any]:
    lists = [
        release.released
        for release in evidence.releases.values()
        if release.publisher == method["legal.publisher"] and release.released is not None
    ]
    known = [day for day in lists if day <= as_of]
    if not known:
        return _blank_entry(instrument, country, "not covered", "no treaty list is loaded")
    note = str(method["legal.no_row"])
    return _blank_entry(instrument, country, "not party", note) | {"known_to": _text(min(known))}


def _commitments(country: str, method: Method) -> list[dict[str, Any]]:
    named = method["legal.commitments"]
    return [_blank_entry(entry["instrument"], country, "commitment", entry["note"]) for entry in named]


def _named_only(country: str, method: Method) -> list[dict[str, Any]]:
    named = method["legal.not_covered"]
    return [_blank_entry(entry["instrument"], country, "not covered", "") for entry in named]


def _blank_entry(instrument: str, country: str, status: str, note: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"instrument": instrument, "country": country, "status": status}
    return entry | {"since": None, "known_to": None, "note": note, "evidence": None}


def _rows_of(country: str, evidence: Evidence, as_of: date) -> dict[str, Mapping[Any, Any]]:
    """Return the row of each instrument that counts: the latest consent on or before the day."""
    frame = evidence.participations
    rows: dict[str, Mapping[Any, Any]] = {}
    for row in frame[frame["country"] == country].to_dict("records"):
        since = _day(row["since"])
        held = rows.get(str(row["instrument"]))
        if since is not None and since > as_of:
            continue
        if held is None or _rank(row) >= _rank(held):
            rows[str(row["instrument"])] = row
    return rows


def _rank(row: Mapping[Any, Any]) -> tuple[bool, date]:
    """A signature gives way to consent and withdrawal, an earlier act to a later one."""
    return _status(str(row["status"])) != "signed only", _day(row["since"]) or date.min


def _status(text: str) -> str:
    lowered = text.strip().lower()
    if lowered in SIGNED:
        return "signed only"
    return "not party" if lowered in NOT_PARTY else "party"


def _released(key: str, evidence: Evidence) -> date | None:
    release = evidence.releases.get(key)
    return release.released if release else None


def _blank(value: object) -> bool:
    return value is None or value is pd.NaT or (isinstance(value, float) and value != value)


def _day(value: Any) -> date | None:
    return None if _blank(value) or value == "" else pd.Timestamp(value).date()


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
