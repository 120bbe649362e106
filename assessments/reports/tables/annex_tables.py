"""Tables of the annex: every figure, every release, every assumption. Pure."""

from dataclasses import replace

from assessments.reports.tables.rows import AssumptionRow, EvidenceRow, ReleaseRow
from assessments.reports.words.display import NO_NUMBER, plain_number, severity_text, years
from assessments.reports.words.naming import Payload, name_of
from corridors.periods import period_words


def evidence_rows(payload: Payload) -> list[EvidenceRow]:
    """Every figure the result rests on, in the order of first use."""
    releases = {release["key"]: release for release in payload["releases"]}
    return [_evidence_row(payload, entry, releases.get(entry["release"])) for entry in payload["evidence"]]


def _evidence_row(payload: Payload, entry: Payload, release: Payload | None) -> EvidenceRow:
    return EvidenceRow(
        id=entry["id"],
        figure=entry["figure"],
        scope=entry["scope"],
        label=entry["label"] or entry["indicator"],
        about=_about(payload, entry),
        value=entry.get("withheld") or _value(entry),
        unit=entry["unit"] or "",
        severity="" if entry["severity"] is None else severity_text(entry["severity"]),
        period=period_words(entry["period"] or NO_NUMBER, short=True),
        age=years(entry["age_years"]),
        tier=entry["tier"],
        publisher=release["publisher"] if release else _without_release(entry),
        release=f"{release['dataset']}, {release['version']}" if release else "",
        release_key=entry["release"] or "",
        licence=release["licence"] if release else "",
        used_for=", ".join(_use(use) for use in entry["used_for"]),
        note=entry["note"] or "",
    )


def _value(entry: Payload) -> str:
    """A published 0-10 component keeps its decimal; anything else is written as it came."""
    if (entry["unit"] or "").startswith("0-10") and entry["value"] is not None:
        return severity_text(entry["value"])
    return plain_number(entry["value"])


def _use(use: str) -> str:
    """Write "destination.river-flood" as words."""
    return use.replace(".", ": ").replace("-", " ")


def _without_release(entry: Payload) -> str:
    return "assumed" if entry["scope"] == "assumed" else "not stated"


def _about(payload: Payload, entry: Payload) -> str:
    """What a figure is about: a country, or an ordered pair."""
    if entry["origin"] and entry["destination"]:
        return f"{name_of(payload, entry['origin'])} to {name_of(payload, entry['destination'])}"
    return name_of(payload, entry["country"] or entry["origin"] or entry["destination"])


def release_rows(payload: Payload) -> list[ReleaseRow]:
    """The releases used, each with its checksum, licence and what an absent row means."""
    keys = ("key", "publisher", "dataset", "version", "period", "released", "sha256", "licence", "page_url",
            "absent_means")  # fmt: skip
    rows = [ReleaseRow(*(str(release[key] or "") for key in keys)) for release in payload["releases"]]
    return [
        replace(
            row,
            period=period_words(row.period, short=True),
            released=period_words(row.released, short=True),
        )
        for row in rows
    ]


def assumption_rows(payload: Payload) -> list[AssumptionRow]:
    """The judgement constants used, with the range over which they could lie."""
    return [
        AssumptionRow(row["name"], plain_number(row["value"]), _between(row), row["why"])
        for row in payload["assumptions"]
    ]


def _between(row: Payload) -> str:
    if row["low"] is None or row["high"] is None:
        return NO_NUMBER
    return f"{plain_number(row['low'])} to {plain_number(row['high'])}"
