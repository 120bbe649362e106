"""The blocks that explain a result: compound crises, drivers, choices, levers, reliability."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from assessments.reports.pictures.interaction_svg import interaction_picture
from assessments.reports.sentences import narrative
from assessments.reports.tables import tables
from assessments.reports.tables.rows import DriverGroup, DriverRow
from assessments.reports.tables.threat_tables import threat_label
from assessments.reports.words.display import reliability_text
from assessments.views.result.evidence import Link, links_of

FEW = 3  # links to figures beside one bar


@dataclass(frozen=True)
class Bar:
    """One contribution of a group, with a bar relative to the greatest of all groups."""

    row: DriverRow
    size: float
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Bars:
    """What drives one value."""

    group: DriverGroup
    bars: tuple[Bar, ...]


def driver_part(payload: dict[str, Any], urls: dict[str, str]) -> list[Bars]:
    groups = tables.driver_groups(payload)
    most = max((row.contribution for group in groups for row in group.rows), default=0.0)
    return [
        Bars(group, tuple(_bar(row, most, urls) for row in (*group.rows, group.rest) if row is not None))
        for group in groups
    ]


def _bar(row: DriverRow, most: float, urls: dict[str, str]) -> Bar:
    size = max(0.0, row.contribution) / most if most else 0.0
    links = links_of(row.evidence, urls) if len(row.evidence) <= FEW else ()
    return Bar(row, size, links)


def compound_part(payload: dict[str, Any]) -> dict[str, Any]:
    compound = payload["compound"]
    first, *chains = narrative.compound_sentences(payload)
    return {
        "count": first,
        "chains": chains,
        "rows": tables.compound_rows(payload),
        "svg": _graph(payload),
        "sources": [_edge_source(payload, edge, compound["sources"]) for edge in compound["edges"]],
    }


def _graph(payload: dict[str, Any]) -> SafeString:
    return mark_safe(interaction_picture(payload).svg)  # every text in it is escaped where it is drawn


def _edge_source(payload: dict[str, Any], edge: list[str], sources: dict[str, str]) -> str:
    first, second = (threat_label(payload, slug) for slug in edge)
    return f"{first} to {second.lower()}: {sources.get('->'.join(edge), 'source not stated')}"


def reliability_part(payload: dict[str, Any], limit: float) -> list[dict[str, Any]]:
    """The two reliabilities; above the method's limit a value is only indicative."""
    parts = (("The matrix", payload["matrix"]["reliability"]), ("Risk", payload["risk"]["reliability"]))
    return [
        {
            "label": label,
            "text": reliability_text(value),
            "is_rated": value is not None,
            "is_indicative": value is not None and value > limit,
            "width": 0 if value is None else round(10 * value, 1),
            "limit": f"{limit:g}",
        }
        for label, value in parts
    ]
