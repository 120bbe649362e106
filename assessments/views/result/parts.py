"""The blocks of a result page, in the order people ask; every row is made here, none in a template."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from assessments.models import Snapshot
from assessments.reports.pictures.matrix_picture import matrix_picture
from assessments.reports.sentences import narrative
from assessments.reports.tables import tables
from assessments.reports.tables.along_route import legs_along
from assessments.reports.tables.rows import ThreatRow
from assessments.reports.words.display import RISK_LIMITS, value_of
from assessments.reports.words.likelihood import naming
from assessments.scoring.evidence.slugs import STOCKS
from assessments.scoring.methods.method import Method
from assessments.views.choices import loaded
from assessments.views.result.evidence import (
    Link,
    evidence_choices,
    evidence_groups,
    figure_url,
    incident_links,
    links_of,
    matrix_evidence,
    release_url,
)
from assessments.views.result.explaining import compound_part, driver_part, reliability_part


@dataclass(frozen=True)
class Cell:
    """One cell of the grid, with the figures under it."""

    value: Any
    url: str
    more: tuple[Link, ...]


@dataclass(frozen=True)
class GridRow:
    """One threat; ``why`` stands instead of its cells where no figure exists in the method."""

    row: ThreatRow
    cells: tuple[Cell, ...]
    why: str


def result_parts(shown: Snapshot) -> dict[str, Any]:
    """Everything the template writes, computed from the document alone."""
    payload, method = shown.payload, loaded(shown.method.text)
    urls = {entry["id"]: figure_url(entry) for entry in payload["evidence"]}
    return {
        "ends": tables.ends_of(payload),
        **words_part(shown, method),
        "urls": urls,
        "matrix": matrix_part(payload),
        "people": people_part(payload, urls),
        "matrix_evidence": matrix_evidence(payload, urls),
        "headline": value_of(payload["risk"], RISK_LIMITS, at_least=bool(payload["risk"]["at_least"])),
        "places": tables.place_rows(payload),
        "along": legs_along(payload),
        "left_out": tables.left_out_rows(payload),
        "deaths": tables.recorded_death_rows(payload),
        "incident_links": incident_links(payload),
        "grid": grid_part(payload, urls),
        "freedoms": tables.freedom_rows(payload),
        "uncovered": tables.uncovered_rows(payload),
        **explaining_part(payload, urls),
        "legal": tables.legal_cover(payload),
        "legal_not_covered": tables.NOT_COVERED,
        "party_is_not_protected": tables.PARTY_IS_NOT_PROTECTED,
        "evidence": (groups := evidence_groups(payload, urls)),
        "evidence_choices": evidence_choices(groups),
        "releases": [{"row": row, "url": release_url(row.key)} for row in tables.release_rows(payload)],
        "assumptions": tables.assumption_rows(payload),
        "reliability": reliability_part(payload, method.number("reliability.indicative_above")),
        "coverage": tables.coverage_rows(payload),
    }


def explaining_part(payload: dict[str, Any], urls: dict[str, str]) -> dict[str, Any]:
    """Why the numbers are what they are, and what could change them."""
    return {
        "compound": compound_part(payload),
        "drivers": driver_part(payload, urls),
        "choices": tables.choice_groups(payload),
        "levers": tables.lever_rows(payload),
    }


def words_part(shown: Snapshot, method: Method) -> dict[str, Any]:
    """The sentences: protection before everything else, then the answer, then what to keep in mind."""
    payload = shown.payload
    protecting = {entry["text"] for entry in method["protection"]}
    return {
        "protection": [text for text in payload["warnings"] if text in protecting],
        "cautions": [text for text in payload["warnings"] if text not in protecting],
        "answer": narrative.answer_traced(payload),
        "about_ranges": narrative.what_a_range_is(payload),
        "place_sentences": narrative.place_sentences(payload),
        "unknown": narrative.what_is_not_known(payload),
        "whose_risk": narrative.WHOSE_RISK,
        "distressed": narrative.DISTRESSED,
        "disclaimer": narrative.DISCLAIMER,
    }


def matrix_part(payload: dict[str, Any]) -> dict[str, Any]:
    matrix = payload["matrix"]
    return {
        "svg": _drawn(payload),
        "shares": tables.share_rows(payload),
        "fear": tables.fear_row(payload),
        "working": tables.working_rows(payload),
        "naming": naming(matrix),
        "is_contested": matrix["status"] == "contested",
    }


def _drawn(payload: dict[str, Any]) -> SafeString:
    return mark_safe(matrix_picture(payload).svg)  # every text in it is escaped where it is drawn


def grid_part(payload: dict[str, Any], urls: dict[str, str]) -> list[dict[str, Any]]:
    missing = {row["slug"]: row["why"] or "no figure exists in this method" for row in payload["uncovered"]}
    return [
        {"system": part, "rows": [_grid_row(row, urls, missing.get(row.slug, "")) for row in part.threats]}
        for part in tables.threat_grid(payload)
    ]


def _grid_row(row: ThreatRow, urls: dict[str, str], why: str) -> GridRow:
    under = zip(row.cells, row.figures, strict=True)
    return GridRow(row, tuple(_cell(value, ids, urls) for value, ids in under), why)


def _cell(value: Any, ids: tuple[str, ...], urls: dict[str, str]) -> Cell:
    """The number leads to its first figure; further figures stand behind it."""
    links = links_of(ids, urls)
    return Cell(value, links[0].url if links else "", links[1:])


PEOPLE_INDICATORS = ("stock", "unhcr.refugees", "unhcr.asylum-seekers", "unhcr.oip")


def people_part(payload: dict[str, Any], urls: dict[str, str]) -> list[dict[str, Any]]:
    """People counts, each with the page of the figure it is."""
    origin, destination = payload["corridor"].split("-")
    pages = {
        entry["indicator"]: urls[entry["id"]]
        for entry in sorted(payload["evidence"], key=lambda entry: entry["period"] or "")
        if (entry["origin"], entry["destination"]) == (origin, destination)
    }
    pages["stock"] = next((pages[slug] for slug in STOCKS if slug in pages), "")
    lines = tables.people_rows(payload)
    indicators = [*PEOPLE_INDICATORS, *([""] * (len(lines) - len(PEOPLE_INDICATORS)))]
    return [
        {"line": line, "url": pages.get(indicator, "") if line.text[:1].isdigit() else ""}
        for line, indicator in zip(lines, indicators, strict=True)
    ]
