"""Everything a report prints, as one plain document: the same rows and sentences as the page."""

from dataclasses import asdict
from datetime import date
from typing import Any

from assessments.maps.content.palette import SWATCHES
from assessments.reports.pictures.picture import Picture
from assessments.reports.sentences import narrative
from assessments.reports.sentences.unknowns import INDICATIVE_ABOVE
from assessments.reports.tables import tables
from assessments.reports.tables.passing_on import passed_on
from assessments.reports.words.citing import how_to_cite
from assessments.reports.words.display import Value, reliability_text, sentence_case
from assessments.reports.words.likelihood import naming
from assessments.reports.words.naming import Payload
from corridors.periods import period_words

POPULATIONS = {"residents": "residents", "movers": "people on the move"}


def document_data(
    payload: Payload, *, snapshot_digest: str, created: date, language: str, pictures: dict[str, Picture],
    approved: tuple[str, date] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Return the document of a report; ``pictures`` maps a name to what stands in ``NAME.svg``.

    Numbers that may not be passed on are left out of it, and said to be.
    """
    payload = passed_on(payload)
    origin, destination = tables.ends_of(payload)
    return {
        "language": language,
        "title": f"{origin} to {destination}",
        "corridor": payload["corridor"],
        "as_of": day(payload["as_of"]),
        "created": created.isoformat(),
        "approved": _approved(approved),
        "facts": _facts(payload, snapshot_digest, created),
        "swatches": {swatch.band: asdict(swatch) for swatch in SWATCHES},
        "pictures": {name: picture.description for name, picture in pictures.items()},
        **_sentences(payload, snapshot_digest, created),
        **_tables(payload),
    }


def day(iso: str | None) -> str:
    """Return a day as it is read aloud: "30 June 2026"."""
    return period_words(iso) if iso else "not known"


def _approved(approved: tuple[str, date] | None) -> str:
    """Return the line about the approval; empty where there is none."""
    if approved is None:
        return ""
    by, on = approved
    return f"Approved{f' by {by}' if by else ''} on {day(on.isoformat())}."


def _facts(payload: Payload, digest: str, created: date) -> list[list[str]]:
    method = payload["method"]
    return [
        ["Corridor", f"{payload['corridor']}, {POPULATIONS[payload['population']]}"],
        ["As of", day(payload["as_of"])],
        ["Latest evidence", day(payload["latest_evidence"])],
        ["Method", f"{method['name']}, SHA-256 {method['sha256'][:16]}"],
        ["Snapshot", f"SHA-256 {digest[:16]}, made {day(created.isoformat())}"],
        ["Engine", str(payload["engine"])],
    ]


def _sentences(payload: Payload, digest: str, created: date) -> dict[str, Any]:
    matrix = payload["matrix"]
    return {
        "warnings": [_sentence(warning) for warning in payload["warnings"]],
        "answer": narrative.answer(payload),
        "places_said": narrative.place_sentences(payload),
        "compound_said": narrative.compound_sentences(payload),
        "unknown": narrative.what_is_not_known(payload),
        "distressed": narrative.DISTRESSED,
        "disclaimer": list(narrative.DISCLAIMER),
        "whose_risk": narrative.WHOSE_RISK,
        "about_ranges": narrative.what_a_range_is(payload),
        "drawn": bool(payload["draws"]),
        "naming": sentence_case(naming(matrix)),
        "indicative": _indicative(payload),
        "not_rated": (matrix["why"] or {}).get("text", ""),
        "status": matrix["status"],
        "citation": how_to_cite(payload, snapshot_digest=digest, created=created.isoformat()),
        "method_sha256": payload["method"]["sha256"],
        "snapshot_digest": digest,
        "party_is_not_protected": tables.PARTY_IS_NOT_PROTECTED,
        "law_not_covered": tables.NOT_COVERED,
        "reliability": {name: reliability_text(payload[name]["reliability"]) for name in ("matrix", "risk")},
    }


def _indicative(payload: Payload) -> dict[str, bool]:
    """Whether the matrix and the risk are only indicative, by their reliability."""
    values = {name: payload[name]["reliability"] for name in ("matrix", "risk")}
    return {name: value is not None and value > INDICATIVE_ABOVE for name, value in values.items()}


def _sentence(text: str) -> str:
    return f"{sentence_case(text.rstrip('.'))}."


def _tables(payload: Payload) -> dict[str, Any]:
    made = {
        "shares": tables.share_rows(payload),
        "fear": [tables.fear_row(payload)],
        "people": tables.people_rows(payload),
        "working": tables.working_rows(payload),
        "places": tables.place_rows(payload),
        "legs": tables.leg_rows(payload),
        "left_out": tables.left_out_rows(payload),
        "deaths": tables.recorded_death_rows(payload),
        "grid": tables.threat_grid(payload),
        "foresight": tables.foresight_rows(payload),
        "freedoms": tables.freedom_rows(payload),
        "uncovered": tables.uncovered_rows(payload),
        "compound": tables.compound_rows(payload),
        "drivers": tables.driver_groups(payload),
        "choices": tables.choice_groups(payload),
        "levers": tables.lever_rows(payload),
        "coverage": tables.coverage_rows(payload),
        "evidence": tables.evidence_rows(payload),
        "releases": tables.release_rows(payload),
        "assumptions": tables.assumption_rows(payload),
    }
    plain = {name: [_plain(asdict(row), row) for row in rows] for name, rows in made.items()}
    return plain | {"legal": asdict(tables.legal_cover(payload))}


def _plain(fields: dict[str, Any], row: Any) -> dict[str, Any]:
    """Add the words of every value to its fields; dataclass properties are not among them."""
    for name, field in list(fields.items()):
        original = getattr(row, name)
        if isinstance(original, Value):
            field["words"] = original.words
        elif isinstance(original, tuple) and original and hasattr(original[0], "__dataclass_fields__"):
            fields[name] = [
                _plain(part, source) if not isinstance(source, Value) else part | {"words": source.words}
                for part, source in zip(field, original, strict=True)
            ]
    return fields
