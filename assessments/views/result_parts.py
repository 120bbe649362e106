"""The blocks of a result page, in the order people ask; every row is made here, none in a template."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from assessments.models import Snapshot
from assessments.reports import narrative, tables
from assessments.reports.display import percent
from assessments.reports.matrix_svg import MatrixPoint, matrix_svg
from assessments.reports.rows import EvidenceRow, ThreatRow
from assessments.views.choices import loaded

SCOPE_PAGES = {"country": "corridors:figure", "pair": "corridors:pair-figure"}


@dataclass(frozen=True)
class Link:
    """Where a number comes from: its short name and the page or row that shows it."""

    text: str
    url: str


@dataclass(frozen=True)
class Cell:
    """One cell of the grid, with the figures under it."""

    value: Any
    url: str
    more: tuple[Link, ...]


@dataclass(frozen=True)
class GridRow:
    row: ThreatRow
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class TracedEvidence:
    """One row of the evidence table with its links."""

    row: EvidenceRow
    url: str
    release_url: str
    page_url: str


def result_parts(shown: Snapshot) -> dict[str, Any]:
    """Everything the template writes, computed from the document alone."""
    payload = shown.payload
    method = loaded(shown.method.text)
    urls = {entry["id"]: figure_url(entry) for entry in payload["evidence"]}
    return {
        "answer": narrative.answer(payload),
        "ends": tables.ends_of(payload),
        "matrix": matrix_part(payload),
        "places": tables.place_rows(payload),
        "legs": tables.leg_rows(payload),
        "deaths": tables.recorded_death_rows(payload),
        "grid": grid_part(payload, urls),
        "freedoms": tables.freedom_rows(payload),
        "uncovered": tables.uncovered_rows(payload),
        "compound": compound_part(payload),
        "legal": tables.legal_cover(payload),
        "legal_not_covered": tables.NOT_COVERED,
        "party_is_not_protected": tables.PARTY_IS_NOT_PROTECTED,
        "evidence": evidence_part(payload, urls),
        "releases": tables.release_rows(payload),
        "assumptions": tables.assumption_rows(payload),
        "reliability": reliability_part(payload, method.number("reliability.indicative_above")),
    }


def figure_url(entry: dict[str, Any]) -> str:
    """The page of a figure, else its row in the evidence table."""
    page = SCOPE_PAGES.get(entry["scope"])
    if page and entry["figure"] is not None:
        return reverse(page, args=[entry["figure"]])
    return f"#{entry['id']}"


def matrix_part(payload: dict[str, Any]) -> dict[str, Any]:
    matrix = payload["matrix"]
    shares = {code: matrix["shares"][code]["nominal"] for code in tables.QUADRANT_NAMES}
    return {
        "svg": _matrix_picture(payload, shares),
        "shares": tables.share_rows(payload),
        "people": tables.people_rows(payload),
        "working": tables.working_rows(payload),
        "is_contested": matrix["status"] == "contested",
    }


def _matrix_picture(payload: dict[str, Any], shares: dict[str, float | None]) -> SafeString:
    matrix = payload["matrix"]
    fear, points = matrix["fear"], []
    if None not in (fear["nominal"], shares["E"], shares["RS"]):
        other = fear["by_status"] if matrix["status"] == "contested" else None
        strong = shares["E"] + shares["RS"]
        points = [MatrixPoint(fear["nominal"], strong, payload["corridor"], "Centre", other_fear=other)]
    words = ", ".join(f"{code} {'not rated' if s is None else percent(s)}" for code, s in shares.items())
    svg = matrix_svg(points, shares, description=f"Match-and-motive matrix: {words}")
    return mark_safe(svg)


def grid_part(payload: dict[str, Any], urls: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {"system": system, "rows": [_grid_row(row, urls) for row in system.threats]}
        for system in tables.threat_grid(payload)
    ]


def _grid_row(row: ThreatRow, urls: dict[str, str]) -> GridRow:
    under = zip(row.cells, row.figures, strict=True)
    return GridRow(row, tuple(_cell(value, ids, urls) for value, ids in under))


def _cell(value: Any, ids: tuple[str, ...], urls: dict[str, str]) -> Cell:
    """The number leads to its first figure; further figures stand behind it."""
    links = [Link(key, urls.get(key, f"#{key}")) for key in ids]
    return Cell(value, links[0].url if links else "", tuple(links[1:]))


def compound_part(payload: dict[str, Any]) -> dict[str, Any]:
    compound = payload["compound"]
    return {
        "high_cells": compound["high_cells"],
        "cells": compound["cells"],
        "places": compound["places"],
        "chains": compound["chains"],
        "rows": tables.compound_rows(payload),
    }


def evidence_part(payload: dict[str, Any], urls: dict[str, str]) -> list[TracedEvidence]:
    pages = {release["key"]: release["page_url"] or "" for release in payload["releases"]}
    return [
        TracedEvidence(row, urls[row.id], release_url(row.release_key), pages.get(row.release_key, ""))
        for row in tables.evidence_rows(payload)
    ]


def release_url(key: str) -> str:
    return reverse("corridors:release", args=[key]) if key else ""


def reliability_part(payload: dict[str, Any], limit: float) -> list[dict[str, Any]]:
    """The two reliabilities; above the method's limit a value is only indicative."""
    parts = (("The matrix", payload["matrix"]["reliability"]), ("Risk", payload["risk"]["reliability"]))
    return [
        {
            "label": label,
            "text": "not rated" if value is None else f"{value:.1f}",
            "is_indicative": value is not None and value > limit,
            "width": 0 if value is None else round(10 * value, 1),
            "limit": f"{limit:g}",
        }
        for label, value in parts
    ]
