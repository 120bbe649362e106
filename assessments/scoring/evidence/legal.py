"""Legal cover of a place: displayed, in no score. Being party is not being protected."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from assessments.scoring.evidence.ledger import EvidenceLedger, UsedFigure
from assessments.scoring.evidence.values import Evidence
from assessments.scoring.methods.method import Method

SIGNED = ("signed only", "signed", "signature")
NOT_PARTY = ("not party", "denunciation", "withdrawal")


@dataclass(frozen=True)
class Law:
    """What legal cover is read from and entered in."""

    evidence: Evidence
    method: Method
    ledger: EvidenceLedger

    @cached_property
    def acts(self) -> Mapping[str, list[Mapping[Any, Any]]]:
        """The acts of each country, in the order of the evidence."""
        found: dict[str, list[Mapping[Any, Any]]] = {}
        for row in self.evidence.participations.to_dict("records"):
            found.setdefault(str(row["country"]), []).append(row)
        return found


def legal_cover(country: str, place: str, law: Law) -> list[dict[str, Any]]:
    """Return the instruments shown at a place (origin, route or destination) with their status.

    A consent counts from its own day; one that came after the evidence date is not shown.
    Without a row the status is what the treaty list means by an absent name.
    """
    shown = [name for name, places in law.method["legal.where"].items() if place in places]
    rows = _rows_of(country, law)
    parts = [
        _with_row(rows[name], country, place, law) if name in rows else _without_row(name, country, law)
        for name in shown
    ]
    return parts + _commitments(country, law.method) + _named_only(country, law.method)


def _with_row(row: Mapping[Any, Any], country: str, place: str, law: Law) -> dict[str, Any]:
    known_to = _day(row["known_to"]) or _released(str(row["release"]), law.evidence)
    note = _note(row)
    entered = law.ledger.add(_figure(row, known_to), f"{place}.legal", note=note)
    return _blank_entry(str(row["instrument"]), country, _status(str(row["status"])), note) | {
        "since": _text(_day(row["since"])),
        "known_to": _text(known_to),
        "to_be_checked": bool(row["to_be_checked"]),
        "evidence": entered,
    }


def _figure(row: Mapping[Any, Any], known_to: date | None) -> UsedFigure:
    return UsedFigure(
        indicator=str(row["instrument"]),
        value=None,
        counts_from=known_to,
        release=str(row["release"]),
        figure=None if _blank(row["figure"]) else int(row["figure"]),
        scope="treaty",
        country=str(row["country"]),
        qualifier=str(row["status"]),
    )


def _note(row: Mapping[Any, Any]) -> str:
    note = "" if _blank(row["note"]) else str(row["note"])
    said = "to be checked" in note.lower()
    return f"{note} To be checked.".strip() if bool(row["to_be_checked"]) and not said else note


def _without_row(instrument: str, country: str, law: Law) -> dict[str, Any]:
    lists = [
        release
        for release in law.evidence.releases.values()
        if release.publisher == law.method["legal.publisher"]
        and release.known_since is not None
        and release.known_since <= law.ledger.as_of
    ]
    if not lists:
        return _blank_entry(instrument, country, "not covered", "no treaty list is loaded")
    note = str(law.method["legal.no_row"])
    known_to = min((release.released for release in lists if release.released), default=None)
    return _blank_entry(instrument, country, "not party", note) | {"known_to": _text(known_to)}


def _commitments(country: str, method: Method) -> list[dict[str, Any]]:
    named = method["legal.commitments"]
    return [_blank_entry(entry["instrument"], country, "commitment", entry["note"]) for entry in named]


def _named_only(country: str, method: Method) -> list[dict[str, Any]]:
    named = method["legal.not_covered"]
    return [_blank_entry(entry["instrument"], country, "not covered", "") for entry in named]


def _blank_entry(instrument: str, country: str, status: str, note: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"instrument": instrument, "country": country, "status": status}
    return entry | {"since": None, "known_to": None, "note": note, "to_be_checked": False, "evidence": None}


def _rows_of(country: str, law: Law) -> dict[str, Mapping[Any, Any]]:
    """Return the row of each instrument that counts: the latest act on or before the evidence date."""
    rows: dict[str, Mapping[Any, Any]] = {}
    for row in law.acts.get(country, ()):
        name, since = str(row["instrument"]), _day(row["since"])
        if since is not None and since > law.ledger.as_of:
            continue
        if name not in rows or _rank(row) >= _rank(rows[name]):
            rows[name] = row
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
