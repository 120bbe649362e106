"""The blocks of a result page, in the order people ask; every row is made here, none in a template."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from assessments.models import Snapshot
from assessments.reports import narrative, tables
from assessments.reports.display import NO_NUMBER, RISK_LIMITS, percent, value_of
from assessments.reports.matrix_svg import MatrixPoint, matrix_svg
from assessments.reports.rows import EvidenceRow, ThreatRow
from assessments.reports.threat_tables import threat_label
from assessments.scoring.method import Method
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
    """One threat; ``why`` stands instead of its cells where no figure exists in the method."""

    row: ThreatRow
    cells: tuple[Cell, ...]
    why: str


@dataclass(frozen=True)
class TracedEvidence:
    """One row of the evidence table with its links."""

    row: EvidenceRow
    url: str
    release_url: str
    page_url: str


def result_parts(shown: Snapshot) -> dict[str, Any]:
    """Everything the template writes, computed from the document alone."""
    payload, method = shown.payload, loaded(shown.method.text)
    urls = {entry["id"]: figure_url(entry) for entry in payload["evidence"]}
    return {
        "ends": tables.ends_of(payload),
        **words_part(shown, method),
        "matrix": matrix_part(payload),
        "people": people_part(payload, urls),
        "matrix_evidence": matrix_evidence(payload, urls),
        "headline": value_of(payload["risk"], RISK_LIMITS, at_least=bool(payload["risk"]["at_least"])),
        "places": tables.place_rows(payload),
        "deaths": tables.recorded_death_rows(payload),
        "grid": grid_part(payload, urls),
        "freedoms": tables.freedom_rows(payload),
        "uncovered": tables.uncovered_rows(payload),
        "compound": compound_part(payload),
        "legal": tables.legal_cover(payload),
        "legal_not_covered": tables.NOT_COVERED,
        "party_is_not_protected": tables.PARTY_IS_NOT_PROTECTED,
        "evidence": evidence_part(payload, urls),
        "releases": [{"row": row, "url": release_url(row.key)} for row in tables.release_rows(payload)],
        "assumptions": tables.assumption_rows(payload),
        "reliability": reliability_part(payload, method.number("reliability.indicative_above")),
    }


def words_part(shown: Snapshot, method: Method) -> dict[str, Any]:
    """The sentences: protection before everything else, then the answer, then what to keep in mind."""
    payload = shown.payload
    protecting = {entry["text"] for entry in method["protection"]}
    return {
        "protection": [text for text in payload["warnings"] if text in protecting],
        "cautions": [text for text in payload["warnings"] if text not in protecting],
        "answer": narrative.answer(payload),
        "place_sentences": narrative.place_sentences(payload),
        "unknown": narrative.what_is_not_known(payload),
        "whose_risk": narrative.WHOSE_RISK,
        "distressed": narrative.DISTRESSED,
        "disclaimer": narrative.DISCLAIMER,
        "citation": narrative.how_to_cite(
            payload, snapshot_digest=shown.digest, created=shown.created_at.date().isoformat()
        ),
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
    links = [Link(key, urls.get(key, f"#{key}")) for key in ids]
    return Cell(value, links[0].url if links else "", tuple(links[1:]))


def compound_part(payload: dict[str, Any]) -> dict[str, Any]:
    compound = payload["compound"]
    first, *chains = narrative.compound_sentences(payload)
    return {
        "count": first,
        "chains": chains,
        "rows": tables.compound_rows(payload),
        "sources": [_edge_source(payload, edge, compound["sources"]) for edge in compound["edges"]],
    }


def _edge_source(payload: dict[str, Any], edge: list[str], sources: dict[str, str]) -> str:
    first, second = (threat_label(payload, slug) for slug in edge)
    return f"{first} to {second.lower()}: {sources.get('->'.join(edge), 'source not stated')}"


PEOPLE_INDICATORS = ("undesa.stock", "unhcr.refugees", "unhcr.asylum-seekers", "unhcr.oip")


def people_part(payload: dict[str, Any], urls: dict[str, str]) -> list[dict[str, Any]]:
    """People counts, each with the page of the figure it is."""
    origin, destination = payload["corridor"].split("-")
    pages = {
        entry["indicator"]: urls[entry["id"]]
        for entry in sorted(payload["evidence"], key=lambda entry: entry["period"] or "")
        if (entry["origin"], entry["destination"]) == (origin, destination)
    }
    lines = tables.people_rows(payload)
    indicators = [*PEOPLE_INDICATORS, *([""] * (len(lines) - len(PEOPLE_INDICATORS)))]
    return [
        {"line": line, "url": pages.get(indicator, "") if line.text[:1].isdigit() else ""}
        for line, indicator in zip(lines, indicators, strict=True)
    ]


def matrix_evidence(payload: dict[str, Any], urls: dict[str, str]) -> list[Link]:
    """The figures under motive and match, named once each."""
    used = [entry for entry in payload["evidence"] if {"fear", "match"} & set(entry["used_for"])]
    return [Link(f"{entry['label']}, {entry['period'] or 'undated'}", urls[entry["id"]]) for entry in used]


def evidence_part(payload: dict[str, Any], urls: dict[str, str]) -> list[TracedEvidence]:
    pages = {release["key"]: release["page_url"] or "" for release in payload["releases"]}
    return [_traced(row, urls[row.id], pages) for row in tables.evidence_rows(payload)]


def _traced(row: EvidenceRow, url: str, pages: dict[str, str]) -> TracedEvidence:
    """The number leads to its own page; a sum or survey, which has none, to its release."""
    release = release_url(row.release_key)
    own = release if url.startswith("#") else url
    own = "" if row.value == NO_NUMBER else own
    return TracedEvidence(row, own, release, pages.get(row.release_key, ""))


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
